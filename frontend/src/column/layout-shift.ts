import { anchorScroll } from './anchor';
import { anchorNodeIn } from './anchor-node';

/** Changes the page without moving the focused element, or the text that is read if nothing visible has the focus. */
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

/** Whether the whole element is visible: a focused article usually is not. */
function isInWindow(element: Element): boolean {
  const { top, bottom, height } = element.getBoundingClientRect();
  return height > 0 && top >= 0 && bottom <= window.innerHeight && element !== document.body;
}
