import type { Change, Resync } from '@unspool/client';
import type { Column } from '../column/column';
import { parseElement } from '../column/fragment';
import { pathOf } from '../live/path';
import { cardAt, cardOf } from './card';

/** Lets the articles of the column be what they are by now: corrected in place, or gone with a notice. Articles that are new do not enter. */
export function applyChanges(column: Column, announce: (words: string) => void): (change: Change | Resync) => void {
  return (change) => {
    if (change.type === 'resync') column.renewAll();
    if (change.type === 'resync' || change.type === 'article-published') return;
    const index = column.find(`${pathOf(change)}?fragment=1`);
    if (index < 0) return;
    if (change.type === 'article-retracted') {
      column.retract(index, change.notice);
      if (index === column.current) announce(cardAt(column, index)?.title ?? '');
      return;
    }
    const here = cardAt(column, index);
    if (here !== null && here.version >= change.version) return;
    const fresh = drawnBy(change.html, change.version);
    column.renew(index, change.version, fresh);
    if (here !== null && index === column.current) announce(`Corrected: ${here.title}`);
  };
}

/** Null where it has to be asked for. */
function drawnBy(html: string | undefined, version: number): HTMLElement | null {
  const element = html === undefined ? null : parseElement(html);
  return element !== null && (cardOf(element)?.version ?? 0) >= version ? element : null;
}
