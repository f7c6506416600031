import type { Column } from '../column/column';
import { listen, type Stop } from '../part';

/**
 * Leads `#comments` to the thread of the article that the address names: many articles share the page, so none of their sections has that id.
 * In a page that was opened with it, that is the first article, whatever has come into view since: the browser itself scrolls to the server's
 * mark, and the next article may come before this part.
 *
 * @param isFresh whether the page was opened and not restored
 */
export function startCommentsLink(column: Column, isFresh: boolean): Stop {
  // The server's own mark is where the first article ended.
  document.getElementById('comments')?.remove();
  const go = (index: number): HTMLElement | null => {
    if (location.hash !== '#comments') return null;
    const section = column.shown(index)?.querySelector<HTMLElement>('[data-comments]') ?? null;
    section?.scrollIntoView({ block: 'start', behavior: 'instant' });
    return section;
  };
  if (isFresh) go(0);
  return listen(window, 'hashchange', () => {
    const section = go(column.current);
    if (section === null) return;
    section.tabIndex = -1;
    section.focus({ preventScroll: true });
  });
}
