import { all, listen, type Stop } from '../part';

/** The elements of a column that are visible in the window. */
export interface View {
  /** Index of the element that fills most of the window. */
  readonly at: number;
  /** Whether that element fills at least half of the window. */
  readonly fills: boolean;
  /** Indexes of the elements whose end is visible. */
  readonly ends: readonly number[];
}

/** Calls `look` in the next frame, and after every scroll or resize, at most once a frame. */
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

export interface Standing {
  readonly element: Element;
}

/** Measures which elements are visible. Returns null if none is. Measures only elements near the window: a long session has thousands. */
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

/** Finds the first element that ends beneath the window's upper edge, by binary search: elements are in order of their ends. */
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
