import type { Column } from '../column/column';
import { listen, type Stop } from '../part';

/**
 * Leads `#comments` to the thread of the article that the address names: many articles share the page, so none of their sections has that id.
 *
 * @param isFresh whether the page was opened and not restored
 */
export function startCommentsLink(column: Column, isFresh: boolean): Stop {
  // The server's own mark is where the first article ended.
  document.getElementById('comments')?.remove();
  const go = (): HTMLElement | null => {
    if (location.hash !== '#comments') return null;
    const section = column.shown(column.current)?.querySelector<HTMLElement>('[data-comments]') ?? null;
    section?.scrollIntoView({ block: 'start', behavior: 'instant' });
    return section;
  };
  if (isFresh) go();
  return listen(window, 'hashchange', () => {
    const section = go();
    if (section === null) return;
    section.tabIndex = -1;
    section.focus({ preventScroll: true });
  });
}
