import { anchorScroll } from './anchor';
import { anchorNodeIn } from './anchor-node';

/** Changes something on the page without moving what the reader looks at: what has their focus, or else the text before their eyes. */
export function withoutLayoutShift(change: () => void): void {
  const main = document.querySelector('main');
  const focused = document.activeElement;
  if (focused !== null && isInWindow(focused)) {
    const top = (): number => focused.getBoundingClientRect().top;
    const before = top();
    anchorScroll(() => (focused.isConnected ? top() - before : 0), change);
  } else if (main === null) {
    change();
  } else {
    anchorScroll(anchorNodeIn(main), change);
  }
}

/** Whole: of an article that has the focus the reader sees a part. */
function isInWindow(element: Element): boolean {
  const { top, bottom, height } = element.getBoundingClientRect();
  return height > 0 && top >= 0 && bottom <= window.innerHeight && element !== document.body;
}
