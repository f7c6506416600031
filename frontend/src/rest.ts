import type { Session } from '@unspool/client';
import { after, all, listen, type Stop } from './part';

/** A page that nobody sees gives its connection back after this: browsers have six for a host on HTTP/1.1, and hidden tabs hold none. */
export const HIDDEN_MS = 60_000;

/**
 * Calls `rest` when nobody looks any more and `wake` when somebody does again. At once where the page goes: with an open stream the browser
 * would not keep it for Back.
 */
export function startResting(rest: () => void, wake: () => void): Stop {
  let hiding: Stop = () => undefined;
  return all(
    () => {
      hiding();
    },
    listen(document, 'visibilitychange', () => {
      hiding();
      if (document.visibilityState === 'hidden') hiding = after(HIDDEN_MS, rest);
      else wake();
    }),
    listen(window, 'pagehide', rest),
    listen(window, 'pageshow', ({ persisted }) => {
      if (persisted) wake();
    }),
  );
}

/** Wakes the session while the page is visible, and rests it while it is hidden; `woken` is called after each later waking. */
export function startSession(session: Pick<Session, 'rest' | 'wake'>, woken: () => void = () => undefined): Stop {
  if (document.visibilityState === 'visible') session.wake();
  return startResting(
    () => {
      session.rest();
    },
    () => {
      session.wake();
      woken();
    },
  );
}
