import { all, listen, type Stop } from '../part';
import { eyesAt } from './eyes';

/** The elements of a column that are visible in the window. */
export interface View {
  /** Index of the current element: the chosen one, or else the one that the reader looks at. */
  readonly at: number;
  /** Whether that element fills at least half of the window or is wholly in it. */
  readonly fills: boolean;
  /** Indexes of the elements up to the current one whose end is visible. Those beneath were not scrolled to. */
  readonly ends: readonly number[];
  /** Index of the first visible element. */
  readonly from: number;
  /** Index of the last visible element. */
  readonly to: number;
}

export interface Viewport {
  /** Looks in the next frame. */
  readonly soon: () => void;
  readonly stop: Stop;
}

/** Calls `look` in the next frame, and after every scroll or resize, at most once a frame. */
export function startViewport(look: () => void): Viewport {
  let frame = 0;
  const soon = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      look();
    });
  };
  soon();
  return {
    soon,
    stop: all(
      () => {
        cancelAnimationFrame(frame);
      },
      listen(window, 'scroll', soon, { passive: true }),
      listen(window, 'resize', soon, { passive: true }),
    ),
  };
}

export interface Standing {
  readonly element: Element;
}

/**
 * Measures which elements are visible. Returns null if none is. Measures only elements near the window: a long session has thousands.
 *
 * @param chosen index of the element that the reader has gone to, if any
 */
export function viewOf(column: readonly Standing[], chosen: number | null): View | null {
  const edge = window.innerHeight;
  const from = firstBeneath(0, column);
  let to = -1;
  const ended: number[] = [];
  for (let index = from; index < column.length; index += 1) {
    const { top, bottom } = boxOf(column[index]);
    if (top >= edge) break;
    if (bottom <= Math.max(top, 0)) continue;
    to = index;
    if (bottom <= edge) ended.push(index);
  }
  if (to < 0) return null;
  const at = chosen ?? Math.min(firstBeneath(eyesAt(MIDDLE), column), to);
  const { top, bottom } = boxOf(column[at]);
  const visible = Math.min(bottom, edge) - Math.max(top, 0);
  const fills = visible >= Math.min(bottom - top, edge / 2);
  return { at, fills, ends: ended.filter((index) => index <= at), from, to };
}

/** An element that fills half of the window covers its middle. */
const MIDDLE = 1 / 2;

/** Finds the first element that ends beneath `line`, by binary search: elements are in order of their ends. */
function firstBeneath(line: number, column: readonly Standing[]): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (boxOf(column[middle]).bottom > line) high = middle;
    else low = middle + 1;
  }
  return low;
}

function boxOf(standing: Standing | undefined): DOMRect {
  return standing?.element.getBoundingClientRect() ?? new DOMRect();
}
