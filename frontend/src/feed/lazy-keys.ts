import { listen, type Stop } from '../part';
import type { ArticleKeysDeps } from './article-keys';

/** Most keys that are answered late: Tab, by which a reader shows that they use the keyboard, and a few after it. */
const MAX_LATE = 4;

/** Keys that do nothing alone. */
const MODIFIERS = /^(Alt|Control|Meta|Shift)$/;

/**
 * Binds the keys. A phone has none, so their script comes with the first press, which it then answers. If it cannot be had, the next press asks
 * again: some browsers then load it, others fail at once.
 */
export function startLazyKeys(deps: ArticleKeysDeps): Stop {
  let pressed: KeyboardEvent[] = [];
  let isOver = false;
  let stop = listen(document, 'keydown', (event) => {
    if (MODIFIERS.test(event.key)) return;
    pressed = [...pressed, event].slice(-MAX_LATE);
    if (pressed.length > 1) return;
    import('./article-keys').then(
      (keys) => {
        stop();
        if (!isOver) stop = keys.startArticleKeys(deps, pressed);
      },
      () => {
        pressed = [];
      },
    );
  });
  return () => {
    isOver = true;
    stop();
  };
}
