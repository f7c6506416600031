import type { Change, Resync, Session } from '@unspool/client';
import { guarded, type Stop } from '../part';

/** Removes links to an article that was retracted from lists of what else to read. */
function removeLinks(change: Change | Resync): void {
  if (change.type !== 'article-retracted') return;
  for (const link of document.querySelectorAll(`[data-link="${CSS.escape(change.id)}"]`)) link.remove();
}

/** Calls each of `acts` for every change that the session reports, in order. One that throws stops neither the others nor later changes. */
export function follow(session: Pick<Session, 'changes'>, ...acts: ((change: Change | Resync) => void)[]): Stop {
  const changes = session.changes();
  const guardedActs = [removeLinks, ...acts].map(guarded);
  void (async (): Promise<void> => {
    for await (const change of changes) for (const act of guardedActs) act(change);
  })();
  return () => {
    void changes.return?.();
  };
}
