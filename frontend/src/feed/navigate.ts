import type { Column } from '../column/column';
import type { Outcome } from '../endless/loader';
import type { Side } from './keys';

const FOCUSABLE = 'a[href], button, input, select, textarea, [tabindex="0"]';

/** Goes `by` articles from the current one. Past the last one it waits for `load`. */
export async function step(column: Column, by: number, load: () => Promise<Outcome>): Promise<void> {
  const within = column.indexOf(document.activeElement);
  const to = Math.max(0, (within < 0 ? column.current : within) + by);
  if (to < column.length || (await load()) === 'more') goTo(column, to);
}

/** Scrolls to the beginning of an article and focuses it. */
function goTo(column: Column, index: number): void {
  column.element(index)?.scrollIntoView({ block: 'start', behavior: 'instant' });
  column.shown(index)?.focus({ preventScroll: true });
}

/** Focuses the nearest focusable element outside the articles. */
export function leave(feed: HTMLElement, side: Side): void {
  const wanted = side === 'before' ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const all = [...document.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => (feed.compareDocumentPosition(element) & wanted) !== 0 && !feed.contains(element) && isSeen(element),
  );
  all.at(side === 'before' ? -1 : 0)?.focus();
}

function isSeen(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}
