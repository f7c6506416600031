import { all, listen, type Stop } from '../part';

/** Ways to go between articles. */
export interface KeysDeps {
  /** Goes so many articles on, or back where it is below 0. */
  readonly step: (by: number) => void;
  /** Goes to what stands before the articles, or after them. */
  readonly leave: (side: Side) => void;
}

export type Side = 'before' | 'after';

/**
 * Keys between articles, by the feed pattern of the ARIA Authoring Practices: Page Down, Page Up, Control+Home and Control+End for readers
 * who steer by keyboard within the feed, and `j` and `k` for all. Fields that take text keep their keys, and a reader who pointed at the
 * text with a mouse keeps Page Down for scrolling.
 */
export function startKeys(feed: HTMLElement, ways: KeysDeps): Stop {
  let steers = false;
  const act = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') steers = true;
    if (event.defaultPrevented || takesText(event.target)) return;
    const way = wayOf(event, steers && feed.contains(document.activeElement));
    if (way === null) return;
    event.preventDefault();
    steers = true;
    if (typeof way === 'number') ways.step(way);
    else ways.leave(way);
  };
  return all(
    listen(document, 'keydown', act),
    listen(document, 'pointerdown', () => {
      steers = false;
    }),
  );
}

function wayOf({ key, altKey, metaKey, shiftKey, ctrlKey }: KeyboardEvent, steers: boolean): number | Side | null {
  if (altKey || metaKey || shiftKey) return null;
  if (ctrlKey) return steers ? (LEAVING[key] ?? null) : null;
  return ANYWHERE[key] ?? (steers ? (STEERING[key] ?? null) : null);
}

const ANYWHERE: Readonly<Record<string, number>> = { j: 1, k: -1 };
const STEERING: Readonly<Record<string, number>> = { PageDown: 1, PageUp: -1 };
const LEAVING: Readonly<Record<string, Side>> = { Home: 'before', End: 'after' };

function takesText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select') !== null)
  );
}
