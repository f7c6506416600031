import type { CommentsChanged } from './api';
import type { Change } from './change';
import type { Stop } from './wait';

/** What the tab with the stream tells the others. */
export type TabMessage =
  { readonly change: Change } | { readonly comments: CommentsChanged } | { readonly seq: number | null };

/** How the sessions of one browser share one stream: a browser has six connections for a host on HTTP/1.1, for all its tabs. */
export interface Tabs {
  /**
   * Gives the one place there is for a stream, once it is free, and until it is given back. Calls `follow` where another tab has it by now.
   * Never settles once `ended`.
   */
  lead(follow: Stop, ended: AbortSignal): Promise<Stop>;
  /** To all other tabs. */
  tell(word: TabMessage): void;
  /** From the tab that leads, which may run another version of the page: whatever it said. */
  hear(heard: (word: unknown) => void): Stop;
}

/**
 * Tabs of one browser and origin, by Web Locks and a BroadcastChannel of this name; null where the browser has not both: then each is on its
 * own. Nothing is held while nobody listens, so that the browser may keep a page for Back.
 */
export function shareTabs(name = 'unspool.stream'): Tabs | null {
  const { locks } = navigator as { readonly locks?: LockManager };
  if (locks === undefined || typeof BroadcastChannel === 'undefined') return null;
  let channel: BroadcastChannel | null = null;
  return {
    lead: (follow, ended) => lead(locks, name, follow, ended),
    tell: (word) => channel?.postMessage(word),
    hear: (heard) => {
      const mine = (channel = new BroadcastChannel(name));
      mine.onmessage = ({ data }) => {
        heard(data);
      };
      return () => {
        mine.close();
        if (channel === mine) channel = null;
      };
    },
  };
}

async function lead(locks: LockManager, name: string, follow: Stop, ended: AbortSignal): Promise<Stop> {
  const now = await request(locks, name, { ifAvailable: true });
  if (now !== null) return now;
  follow();
  return (await request(locks, name, { signal: ended })) ?? lead(locks, name, follow, ended);
}

/** Gives what releases the lock, or null where it is not to be had. A request that is given up stays open for ever. */
function request(locks: LockManager, name: string, options: LockOptions): Promise<Stop | null> {
  return new Promise((decide) => {
    const held = (lock: Lock | null): Promise<void> | null => {
      if (lock !== null)
        return new Promise((release) => {
          decide(release);
        });
      decide(null);
      return null;
    };
    // Where it is given up, nobody waits for it any more.
    locks.request(name, options, held).catch(() => undefined);
  });
}
