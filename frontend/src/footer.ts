import type { SafeStorage } from './memory/storage';
import { startClicks, type Stop } from './part';

const LINK = 'a[href="#footer"]';

/** Opens the footer as a panel when the reader presses a link to it. Its script comes with the first press; without it the link does the same. */
export function startFooter(storage: SafeStorage): Stop {
  let close: Stop = () => undefined;
  return startClicks(document, LINK, (link) => {
    import('./panel').then(
      (panel) => {
        close();
        close = panel.openPanel(link, storage);
      },
      () => {
        location.hash = 'footer';
      },
    );
  });
}

/** Where it is kept that the keys are off. */
export const KEYS = 'unspool.keys';

/** Whether single letters are keys. Readers turn them off whose software types what they say (WCAG 2.1.4). */
export function areKeysOn(storage: SafeStorage): boolean {
  return storage.get(KEYS) !== 'off';
}
