import { shareTabs, type Tabs } from '@unspool/client/tabs';
import { openAnnouncer } from './announce';
import type { Telling } from './audience/beacon';
import { openShelf, type Shelf } from './memory/shelf';
import type { Sharing } from './share';

/** All that the parts use of the browser, so that tests can stand in for it. */
export interface Browser extends Sharing, Telling {
  readonly navigator: Sharing['navigator'] & Telling['navigator'];
  readonly fetch: typeof fetch;
  /** Null where the browser lets tabs agree on nothing: then each has a stream of its own. */
  readonly tabs: Tabs | null;
  /** Outlives the tab. */
  readonly local: Shelf;
  /** Outlives the page, within this tab. */
  readonly tab: Shelf;
  /** The reader asked for less traffic. */
  readonly saveData: boolean;
  readonly random: () => number;
}

export function thisBrowser(): Browser {
  return {
    fetch: (...request) => fetch(...request),
    tabs: shareTabs(),
    local: openShelf(() => localStorage),
    tab: openShelf(() => sessionStorage),
    navigator,
    announce: openAnnouncer(),
    saveData: (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true,
    random: () => Math.random(),
  };
}
