import { all, listen, type Stop } from '../part';
import type { Places } from './places';

/** Keeps the place whenever the page might go: a phone ends hidden pages without another word. */
export function startKeeping(places: Places, what: () => unknown): Stop {
  const keep = (): void => {
    places.keep(what());
  };
  return all(
    listen(window, 'pagehide', keep),
    listen(window, 'hashchange', keep),
    listen(document, 'visibilitychange', () => {
      if (document.visibilityState === 'hidden') keep();
    }),
  );
}
