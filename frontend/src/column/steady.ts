import { hold } from './hold';
import { sightOf } from './sight';

/** Changes something on the page without moving what the reader looks at: what has their focus, or else the text before their eyes. */
export function steady(change: () => void): void {
  const main = document.querySelector('main');
  const focused = document.activeElement;
  if (focused !== null && isInWindow(focused)) {
    const top = (): number => focused.getBoundingClientRect().top;
    const before = top();
    hold(() => (focused.isConnected ? top() - before : 0), change);
  } else if (main === null) {
    change();
  } else {
    hold(sightOf(main), change);
  }
}

/** Whole: of an article that has the focus the reader sees a part. */
function isInWindow(element: Element): boolean {
  const { top, bottom, height } = element.getBoundingClientRect();
  return height > 0 && top >= 0 && bottom <= window.innerHeight && element !== document.body;
}
