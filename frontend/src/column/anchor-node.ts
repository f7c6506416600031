import { eyesAt } from './eyes';

/** Where readers look in a window, as a fraction of its height from the top. */
const EYES = 1 / 3;

/** Difference in pixels up to which two heights count as equal. */
const CLOSE = 0.5;

/** Selects the blocks that a reader may be reading: text or pictures. */
const BLOCKS =
  ':is(.prose, .prose :is(blockquote, ul, ol, figure)) > *, header > *, figure, footer > *, .card-title, .comment-own, .comment-form';

interface Mark {
  readonly block: Element;
  readonly top: number;
  readonly height: number;
}

/**
 * Chooses the block in `root` that the reader is most likely looking at. Returns a function that measures how many pixels it has moved since.
 * If that block has been removed or has changed its height, the next likely one is measured.
 */
export function anchorNodeIn(root: Element): () => number {
  const marks = [...root.querySelectorAll(BLOCKS), root].map(markOf).filter(isSeen).sort(byDistanceFromEyes);
  return () => {
    const there = marks.filter(({ block }) => block.isConnected);
    const mark = there.find(({ block, height }) => Math.abs(markOf(block).height - height) < CLOSE) ?? there[0];
    return mark === undefined ? 0 : markOf(mark.block).top - mark.top;
  };
}

function markOf(block: Element): Mark {
  const { top, height } = block.getBoundingClientRect();
  return { block, top, height };
}

function isSeen({ top, height }: Mark): boolean {
  return top < window.innerHeight && top + height > 0 && height > 0;
}

function byDistanceFromEyes(a: Mark, b: Mark): number {
  return distance(a) - distance(b);
}

function distance({ top, height }: Mark): number {
  const eyes = eyesAt(EYES);
  return Math.max(top - eyes, eyes - top - height, 0);
}
