import type { Change, Resync, Session } from '@unspool/client';
import type { Stop } from '../part';

/** Calls `act` for every change that the session reports, in order. */
export function follow(session: Session, act: (change: Change | Resync) => void): Stop {
  const changes = session.changes();
  void (async (): Promise<void> => {
    for await (const change of changes) act(change);
  })();
  return () => {
    void changes.return?.();
  };
}
