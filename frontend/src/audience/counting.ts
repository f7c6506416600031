import type { Column } from '../column/column';
import type { View } from '../column/viewport';
import { textHeightOf } from '../column/text-height';
import { cardAt } from '../feed/card';
import { READ_MS } from '../feed/reading';
import { after, all, listen, type Stop } from '../part';
import type { Audience } from './audience';

/**
 * Counts a view of an article once it has filled most of the window for a second while the page was visible. Prerendered pages and background
 * tabs are hidden until the reader comes.
 */
export function startCounting(column: Pick<Column, 'shown' | 'watch'>, audience: Audience): Stop {
  let view: View | null = null;
  let watched: string | null = null;
  let timer: Stop = () => undefined;
  const see = (): void => {
    const seen = document.visibilityState === 'visible' ? view : null;
    if (seen !== null) note(column, seen, audience);
    const now = seen?.fills === true ? (cardAt(column, seen.at)?.id ?? null) : null;
    if (now === watched) return;
    watched = now;
    timer();
    if (now === null) return;
    timer = after(READ_MS, () => {
      audience.viewed(now);
    });
  };
  return all(
    () => {
      timer();
    },
    column.watch((fresh) => {
      view = fresh;
      see();
    }),
    listen(document, 'visibilitychange', () => {
      see();
      if (document.visibilityState === 'hidden') audience.left();
    }),
    listen(window, 'pagehide', () => {
      audience.left();
    }),
  );
}

function note(column: Pick<Column, 'shown'>, { at, ends }: View, audience: Audience): void {
  for (const index of new Set([at, ...ends])) {
    const article = column.shown(index);
    const id = cardAt(column, index)?.id;
    if (article !== null && id !== undefined) audience.read(id, depthOf(article));
  }
}

/** Returns how much of an article has been in the window or above, in whole percent. Its comments do not count. */
function depthOf(article: HTMLElement): number {
  const { top } = article.getBoundingClientRect();
  const height = textHeightOf(article);
  if (height <= 0) return 0;
  // Scroll positions are rounded by a fraction of a pixel.
  const share = (window.innerHeight - top + 1) / height;
  return Math.floor(100 * Math.min(1, Math.max(0, share)));
}
