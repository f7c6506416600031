import { openAnnouncer } from './announce';
import { openShelf, type Shelf } from './memory/shelf';
import type { Stop } from './part';
import type { Wires } from './session/stream';
import type { Sharing } from './share';

/** All that the parts use of the browser, so that tests can stand in for it. */
export interface Browser extends Wires, Sharing {
  /** Outlives the tab. */
  readonly local: Shelf;
  /** Outlives the page, within this tab. */
  readonly tab: Shelf;
  /** The reader asked for less traffic. */
  readonly saveData: boolean;
  readonly random: () => number;
}

/** The name under which the tabs of this site agree on who holds the stream. */
const STREAM_LOCK = 'unspool.stream';

export function thisBrowser(): Browser {
  return {
    fetch: (...request) => fetch(...request),
    eventSource: (address) => new EventSource(address),
    hold,
    local: openShelf(() => localStorage),
    tab: openShelf(() => sessionStorage),
    navigator,
    announce: openAnnouncer(),
    saveData: (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true,
    random: () => Math.random(),
  };
}

/** Where a browser has no locks, or no `EventSource`, each tab is on its own. */
function hold(): Promise<Stop | null> {
  const { locks } = navigator as { locks?: LockManager };
  if (!('EventSource' in window)) return Promise.resolve(null);
  if (locks === undefined) return Promise.resolve(() => undefined);
  return new Promise((decide) => {
    void locks.request(STREAM_LOCK, { ifAvailable: true }, (lock) => {
      if (lock === null) {
        decide(null);
        return undefined;
      }
      return new Promise<void>((release) => {
        decide(release);
      });
    });
  });
}
