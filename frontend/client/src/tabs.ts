import type { CommentsChanged } from './api.js';
import type { Change } from './change.js';
import { SharedStream, type SharedStreamDeps } from './shared-stream.js';
import type { Stop } from './wait.js';

/** A message from the tab with the stream to the others. */
export type TabMessage =
  { readonly change: Change } | { readonly comments: CommentsChanged } | { readonly seq: number | null };

/** Lets the tabs of a browser share one stream: all tabs together have six connections to a host on HTTP/1.1. */
export interface Tabs {
  /** Joins a session to the stream. */
  share(deps: SharedStreamDeps): SharedStream;
}

/** Connects the tabs of a browser. */
export interface TabChannel {
  /**
   * Waits until this tab leads, and returns a function that gives the lead up. Calls `follow` if another tab leads now. Never settles once
   * `ended`.
   */
  lead(follow: Stop, ended: AbortSignal): Promise<Stop>;
  /** Sends a message to all other tabs. */
  tell(word: TabMessage): void;
  /** Receives messages of the leading tab, unchecked: it may run another version of the page. */
  hear(heard: (word: unknown) => void): Stop;
}

/**
 * Connects the tabs of one browser and origin by Web Locks and a BroadcastChannel of this name. Returns null if either is
 * missing, as in older browsers and Node: each tab then has its own stream. Holds nothing while no session listens, so that the browser may keep a page for Back.
 */
export function shareTabs(name = 'unspool.stream'): Tabs | null {
  const { navigator } = globalThis as { readonly navigator?: { readonly locks?: LockManager } };
  const locks = navigator?.locks;
  if (locks === undefined || typeof BroadcastChannel === 'undefined') return null;
  let channel: BroadcastChannel | null = null;
  return tabsBy({
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
  });
}

/** Shares a stream over `channel`. */
export function tabsBy(channel: TabChannel): Tabs {
  return { share: (deps) => new SharedStream(channel, deps) };
}

async function lead(locks: LockManager, name: string, follow: Stop, ended: AbortSignal): Promise<Stop> {
  const now = await request(locks, name, { ifAvailable: true });
  if (now !== null) return now;
  follow();
  return (await request(locks, name, { signal: ended })) ?? lead(locks, name, follow, ended);
}

/** Requests the lock. Returns a function that releases it, or null if it is taken. Never settles once aborted. */
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
    // The request was aborted, so nothing waits for it.
    locks.request(name, options, held).catch(() => undefined);
  });
}
