import { all, listen, type Stop } from '../part';

/** What the reader sees of a column. */
export interface View {
  /** Index of the element that fills most of the window. */
  readonly at: number;
  /** Whether it fills at least half of it. */
  readonly fills: boolean;
  /** Indexes of the elements whose end is in the window. */
  readonly ends: readonly number[];
}

/** Calls `look` soon, and after every move of the window, at most once a frame. */
export function startViewport(look: () => void): Stop {
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

/** What stands beneath one another in a column. */
export interface Standing {
  readonly element: Element;
}

/** Null where none of them is in the window. Looks only at those near it: a long session has thousands. */
export function viewOf(column: readonly Standing[]): View | null {
  const edge = window.innerHeight;
  const ends: number[] = [];
  let at = -1;
  let most = 0;
  for (let index = firstBeneathTop(column); index < column.length; index += 1) {
    const { top, bottom } = boxOf(column[index]);
    if (top >= edge) break;
    const visible = Math.min(bottom, edge) - Math.max(top, 0);
    if (visible > 0 && bottom <= edge) ends.push(index);
    if (visible > most) {
      most = visible;
      at = index;
    }
  }
  return at < 0 ? null : { at, fills: most >= edge / 2, ends };
}

/** The first whose end is beneath the window's upper edge, by halves: each ends beneath the one before it. */
function firstBeneathTop(column: readonly Standing[]): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (boxOf(column[middle]).bottom > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

function boxOf(standing: Standing | undefined): DOMRect {
  return standing?.element.getBoundingClientRect() ?? new DOMRect();
}
