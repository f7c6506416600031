import type { Change, Resync, Session } from '@unspool/client';
import { guarded, type Stop } from '../part';

/** Ids of articles that were retracted since the page was opened: a list that comes later may still name them. */
export const retractedIds = new Set<string>();

/** Tells a list of what else to read to look for changes. */
export const RENEW = 'renew';

/** Removes links to an article that was retracted from lists of what else to read, and has lists look again where changes were lost. */
function removeLinks(change: Change | Resync): void {
  if (change.type === 'resync')
    for (const list of document.querySelectorAll('[data-kept]')) list.dispatchEvent(new Event(RENEW));
  else retractedIds.delete(change.id);
  if (change.type !== 'article-retracted') return;
  retractedIds.add(change.id);
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
