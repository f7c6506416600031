import type { Session } from '@unspool/client';
import { after, all, listen, type Stop } from './part';

/** Milliseconds after which a hidden page closes its connection: browsers allow six to a host on HTTP/1.1. */
export const HIDDEN_MS = 60_000;

/**
 * Calls `rest` once the page has been hidden for a while, and `wake` when it is visible again. On leaving the page it calls `rest` at once:
 * with an open stream the browser would not keep the page for Back.
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
