import { all, listen, type Stop } from '../part';
import type { PageStates } from './page-states';

/** Saves the page's state whenever the page might end. A phone ends hidden pages without any further event. */
export function startSaving(states: PageStates, what: () => unknown): Stop {
  const keep = (): void => {
    states.keep(what());
  };
  return all(
    listen(window, 'pagehide', keep),
    listen(window, 'hashchange', keep),
    listen(document, 'visibilitychange', () => {
      if (document.visibilityState === 'hidden') keep();
    }),
  );
}
