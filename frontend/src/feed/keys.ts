import { all, listen, type Stop } from '../part';

export interface KeysDeps {
  /** Whether single letters are keys. */
  readonly areOn: () => boolean;
  /** Goes that many articles down, or up if `by` is negative. */
  readonly step: (by: number) => void;
  /** Moves the focus to the nearest element before or after the articles. */
  readonly leave: (side: Side) => void;
}

export type Side = 'before' | 'after';

/**
 * Binds keys that go between articles, by the feed pattern of the ARIA Authoring Practices: Page Down, Page Up, Control+Home and Control+End
 * for readers who use the keyboard within the feed, and `j` and `k` for all. Text fields keep their keys, and a reader who last used a
 * mouse keeps Page Down for scrolling. `pressed` are keys pressed before, in their order.
 */
export function startKeys(feed: HTMLElement, ways: KeysDeps, pressed: readonly KeyboardEvent[] = []): Stop {
  let steers = false;
  const act = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') steers = true;
    if (event.defaultPrevented || takesText(event.target)) return;
    const isSteered = steers && feed.contains(document.activeElement);
    const way = ANYWHERE[event.key] !== undefined && !ways.areOn() ? null : wayOf(event, isSteered);
    if (way === null) return;
    event.preventDefault();
    steers = true;
    if (typeof way === 'number') ways.step(way);
    else ways.leave(way);
  };
  pressed.forEach(act);
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
