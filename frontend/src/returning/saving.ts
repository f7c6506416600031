import { all, listen, type Stop } from '../part';
import type { PageStates } from './page-states';

/** Keeps the place whenever the page might go: a phone ends hidden pages without another word. */
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
