/** Where eyes rest in a window, from its upper edge. */
const EYES = 1 / 3;

/** Pixels by which a height may differ and be the same. */
const CLOSE = 0.5;

/** What the reader may be reading: a block of text or a picture. */
const BLOCKS =
  ':is(.prose, .prose :is(blockquote, ul, ol, figure)) > *, header > *, figure, footer > *, .card-title, .comment-own, .comment-form';

interface Mark {
  readonly block: Element;
  readonly top: number;
  readonly height: number;
}

/**
 * What the reader looks at within `root`, the likeliest first. Gives how far it has moved since, in pixels: measured at the first block that
 * still stands there as high as it was, for one that has changed tells little of where the others have gone.
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
  const eyes = window.innerHeight * EYES;
  return Math.max(top - eyes, eyes - top - height, 0);
}
