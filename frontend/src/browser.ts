import { shareTabs, type Tabs } from '@unspool/client/tabs';
import { openAnnouncer } from './announce';
import type { BeaconDeps } from './audience/beacon';
import { openStorage, type SafeStorage } from './memory/storage';
import type { SharingDeps } from './share';

/** All that the parts use of the browser, so that tests can stand in for it. */
export interface Browser extends SharingDeps, BeaconDeps {
  readonly navigator: SharingDeps['navigator'] & BeaconDeps['navigator'];
  readonly fetch: typeof fetch;
  /** Null where the browser lets tabs agree on nothing: then each has a stream of its own. */
  readonly tabs: Tabs | null;
  /** Outlives the tab. */
  readonly local: SafeStorage;
  /** Outlives the page, within this tab. */
  readonly tab: SafeStorage;
  /** The reader asked for less traffic. */
  readonly saveData: boolean;
  readonly random: () => number;
}

export function thisBrowser(): Browser {
  return {
    fetch: (...request) => fetch(...request),
    tabs: shareTabs(),
    local: openStorage(() => localStorage),
    tab: openStorage(() => sessionStorage),
    navigator,
    announce: openAnnouncer(),
    saveData: (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true,
    random: () => Math.random(),
  };
}
