import type { Change, Resync } from '@unspool/client';
import type { Column } from '../column/column';
import { isAnew } from '../../client/src/change';
import { cardAt } from './card';

/** Applies changes to the articles of the column: corrects them in place, or replaces them by a notice. New articles are not inserted. */
export function applyChanges(column: Column, announce: (words: string) => void): (change: Change | Resync) => void {
  return (change) => {
    if (change.type === 'resync') column.renewAll(isAnew(change));
    if (change.type === 'resync' || change.type === 'article-published') return;
    const index = column.find(change.id);
    if (index < 0) return;
    const here = cardAt(column, index);
    // Of an article that is back after a takedown, a page that was drawn since is told both.
    if (here !== null && here.version > change.version) return;
    if (change.type === 'article-retracted') {
      const { pathname } = new URL(change.url, location.href);
      column.retract(index, change.version, change.notice, pathname);
      if (index === column.current) announce(cardAt(column, index)?.title ?? '');
      return;
    }
    if (here?.version === change.version) return;
    column.renew(index, change.version);
    if (here !== null && index === column.current) announce(`Corrected: ${here.title}`);
  };
}
