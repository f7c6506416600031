import { all, listen, type Stop } from '../part';

/** What the reader sees of a column. */
export interface Look {
  /** Index of the element that fills most of the window. */
  readonly at: number;
  /** Whether it fills at least half of it. */
  readonly fills: boolean;
  /** Indexes of the elements whose end is in the window. */
  readonly ends: readonly number[];
}

/** Calls `look` soon, and after every move of the window, at most once a frame. */
export function startGaze(look: () => void): Stop {
  let frame = 0;
  const soon = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      look();
    });
  };
  soon();
  return all(
    () => {
      cancelAnimationFrame(frame);
    },
    listen(window, 'scroll', soon, { passive: true }),
    listen(window, 'resize', soon, { passive: true }),
  );
}

/** Null where none of the elements is in the window. */
export function lookAt(elements: readonly Element[]): Look | null {
  const edge = window.innerHeight;
  const ends: number[] = [];
  let at = -1;
  let most = 0;
  elements.forEach((element, index) => {
    const { top, bottom } = element.getBoundingClientRect();
    const visible = Math.min(bottom, edge) - Math.max(top, 0);
    if (visible > 0 && bottom <= edge) ends.push(index);
    if (visible > most) {
      most = visible;
      at = index;
    }
  });
  return at < 0 ? null : { at, fills: most >= edge / 2, ends };
}
