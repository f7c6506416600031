import { all, listen, type Stop } from '../part';

/** The element that the reader has opened or gone to. It is the current one until they scroll, whatever else the window shows. */
export interface Choice {
  readonly choose: (index: number) => void;
  /** Index of the chosen element; null once the reader has scrolled. Asked in every frame in which something has moved. */
  readonly current: () => number | null;
  readonly stop: Stop;
}

export interface ChoiceDeps {
  /** Index of the element that holds `node`, or -1. */
  readonly indexOf: (node: Node | null) => number;
  readonly element: (index: number) => HTMLElement | null;
  /** Called when the reader has gone to an element without scrolling. */
  readonly chosen: () => void;
}

/** Follows the focus, links to a fragment, and selected text: with all of them a reader goes to an element, and need not scroll. */
export function startChoice({ indexOf, element, chosen }: ChoiceDeps): Choice {
  let index: number | null = 0;
  let was: Stand | null = null;
  const choose = (to: number): void => {
    if (to < 0) return;
    index = to;
    was = null;
    chosen();
  };
  const input = watchInput();
  return {
    choose,
    current: () => {
      const box = index === null ? null : (element(index)?.getBoundingClientRect() ?? null);
      if (box === null || box.bottom <= 0 || box.top >= window.innerHeight) return (index = null);
      const now = { scroll: window.scrollY, top: box.top, height: box.height };
      // While a page loads, the browser itself scrolls to a fragment or to the last position.
      if (was === null || !(input.isThere() || document.readyState === 'complete')) was = now;
      if (isMoved(was, now)) index = null;
      return index;
    },
    stop: all(
      input.stop,
      listen(document, 'focusin', ({ target }) => {
        choose(indexOf(target as Node));
      }),
      listen(document, 'selectionchange', () => {
        const selection = document.getSelection();
        if (selection?.isCollapsed === false) choose(indexOf(selection.anchorNode));
      }),
      listen(window, 'hashchange', () => {
        choose(indexOf(document.getElementById(location.hash.slice(1))));
      }),
    ),
  };
}

/** Where an element stands in the window, and how far the page is scrolled. */
interface Stand {
  readonly scroll: number;
  readonly top: number;
  readonly height: number;
}

/** Whether the reader has scrolled. A page that scrolls by as much as the element has grown only keeps the text in its place. */
function isMoved(was: Stand, now: Stand): boolean {
  const scrolled = now.scroll - was.scroll;
  return [scrolled, now.top - was.top, now.height - was.height - scrolled].every((by) => Math.abs(by) >= 1);
}

const INPUT = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

function watchInput(): { readonly isThere: () => boolean; readonly stop: Stop } {
  let isThere = false;
  const mark = (): void => {
    isThere = true;
  };
  const stop = all(...INPUT.map((type) => listen(window, type, mark, { passive: true })));
  return { isThere: () => isThere, stop };
}
