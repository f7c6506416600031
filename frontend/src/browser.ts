import { shareTabs, type Tabs } from '@unspool/client/tabs';
import { openAnnouncer } from './announce';
import type { BeaconDeps } from './audience/beacon';
import { openStorage, type SafeStorage } from './memory/storage';
import type { SharingDeps } from './share';

/** The browser features that the parts use, so that tests can replace them. */
export interface Browser extends SharingDeps, BeaconDeps {
  readonly navigator: SharingDeps['navigator'] & BeaconDeps['navigator'];
  readonly fetch: typeof fetch;
  /** Null if the browser cannot coordinate tabs: each then has its own stream. */
  readonly tabs: Tabs | null;
  /** Storage that outlives the tab. */
  readonly local: SafeStorage;
  /** Storage that outlives the page, within this tab. */
  readonly tab: SafeStorage;
  /** Whether the reader asked for less traffic. */
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
