import { fetchFragment, type Fragment, type PickAsked } from './fragment';
import { showFailure, type FailureWords } from './failure';
import type * as renewalScript from './renewal';
import type { Slot } from './slot';
import { after } from '../part';

/** Elements in the page on either side of those that the reader sees. The rest are empty boxes of their height. */
export const NEAR = 3;

/** Elements kept in memory on either side. The rest are fetched again. */
export const REMEMBERED = 30;

/**
 * Boxes that keep their height on either side. Browsers lay out at most 33 million pixels (Firefox: 17 million), which is 6,700 real articles:
 * the reader could not scroll beyond.
 */
export const TALL = 200;

/** Milliseconds before each new attempt to fetch a newer version. After the last one only the next change or the reader's return tries again. */
const RENEWALS_MS = [2_000, 8_000, 30_000] as const;

/** Milliseconds over which open pages spread their requests for a newer version. */
const SPREAD_MS = 1_000;

export interface ColumnDeps {
  /** Inserts an element beneath all others of the column. */
  readonly append: (element: HTMLElement) => void;
  readonly fetch: typeof fetch;
  readonly pick: PickAsked;
  readonly words: FailureWords;
  /** Called for every element before it enters the page; `index` counts from 0. */
  readonly prepare: (element: HTMLElement, index: number) => void;
  /** Returns what to show instead of a retracted element; null leaves nothing there. */
  readonly gone: (slot: Slot, notice: string) => HTMLElement | null;
}

/** Fetches the element of a slot. */
export type FetchSlot = (slot: Slot, deps: Pick<ColumnDeps, 'fetch' | 'pick'>, ended: AbortSignal) => Promise<Fragment>;

export const fetchWhole: FetchSlot = ({ source }, { fetch, pick }, ended) => fetchFragment(source, pick, fetch, ended);

type Renewal = typeof renewalScript;

/**
 * Loads the script that corrects elements: few are corrected while they are read. Returns null if it cannot be had. The next correction asks again,
 * and until then corrected elements are fetched whole and replaced.
 */
const loadRenewal = (): Promise<Renewal | null> => import('./renewal').catch(() => null);

/** Keeps the elements near the reader in the page, and only those. */
export class Virtualizer {
  readonly #requested = new Set<Slot>();
  readonly #ended = new AbortController();
  #from = 0;
  #to = 0;
  readonly #deps: ColumnDeps;
  readonly #slots: readonly Slot[];
  readonly #change: (act: () => void) => void;

  /** @param change changes the page without moving what the reader looks at */
  constructor(deps: ColumnDeps, slots: readonly Slot[], change: (act: () => void) => void) {
    this.#deps = deps;
    this.#slots = slots;
    this.#change = change;
  }

  /**
   * Shows, hides and folds slots for a reader who sees those from index `from` to `to`. Checks only slots near the last view and this one: a long
   * session has thousands.
   */
  update(from: number, to = from): void {
    const far: Slot[] = [];
    const missing: Slot[] = [];
    const toggled: Slot[] = [];
    const first = Math.max(0, Math.min(this.#from, from) - TALL - 1);
    this.#slots.slice(first, Math.max(this.#to, to) + TALL + 2).forEach((slot, index) => {
      const distance = Math.max(from - first - index, first + index - to, 0);
      if (distance > NEAR && slot.shown !== null) far.push(slot);
      if (distance <= NEAR && this.#isMissing(slot)) missing.push(slot);
      if (distance > REMEMBERED) slot.forget();
      if (distance > TALL !== slot.isFolded) toggled.push(slot);
    });
    this.#from = from;
    this.#to = to;
    if (far.length + missing.length + toggled.length === 0) return;
    this.#change(() => {
      for (const slot of far) slot.hide();
      for (const slot of toggled) slot.toggleFold();
      for (const slot of missing) this.#load(slot);
    });
  }

  end(): void {
    this.#ended.abort();
  }

  /** Fetches a newer version of an element that is in the page, at a random moment of the next second: a million pages hear of it at once. */
  renewSoon(slot: Slot): void {
    const { renewals } = slot;
    after(Math.random() * SPREAD_MS, () => {
      if (slot.renewals === renewals) void this.renew(slot);
    });
  }

  /** Fetches a newer version of an element that is in the page. One that is out of it is fetched when it comes back. */
  async renew(slot: Slot, waits: readonly number[] = RENEWALS_MS): Promise<void> {
    if (slot.shown === null) {
      slot.forget();
      return;
    }
    const { renewals } = slot;
    const renewal = await loadRenewal();
    const fragment = await this.#current(slot, renewal?.fetchNewer ?? fetchWhole);
    if (this.#ended.signal.aborted || slot.renewals !== renewals) return;
    const [waitMs, ...later] = waits;
    if (fragment.type === 'element') this.#patch(slot, fragment.element, renewal);
    else if (fragment.type === 'gone') this.retract(slot, fragment.notice);
    else if (waitMs !== undefined) after(waitMs, () => void this.renew(slot, later));
  }

  /** Patches the element in the page to equal `fresh`. */
  async patch(slot: Slot, fresh: HTMLElement): Promise<void> {
    const { renewals } = slot;
    const renewal = await loadRenewal();
    if (slot.renewals === renewals) this.#patch(slot, fresh, renewal);
  }

  /** Replaces an element by the notice of its retraction, which made `version`; 0 if that is not known. */
  retract(slot: Slot, notice: string, version = 0): void {
    slot.renew(version);
    const said = this.#deps.gone(slot, notice);
    if (said === null) {
      if (slot.shown === null) slot.vacate();
      return;
    }
    this.#deps.prepare(said, this.#slots.indexOf(slot));
    const had = slot.shown?.contains(document.activeElement) === true;
    this.#change(() => {
      slot.replace(said);
    });
    if (had) said.focus({ preventScroll: true });
  }

  #patch(slot: Slot, fresh: HTMLElement, renewal: Renewal | null): void {
    this.#deps.prepare(fresh, this.#slots.indexOf(slot));
    this.#change(() => {
      if (renewal === null) slot.replace(fresh);
      else slot.patch(fresh, renewal.patchAndMark);
    });
  }

  #isMissing(slot: Slot): boolean {
    return slot.shown === null && !slot.isVacant && !this.#requested.has(slot);
  }

  #load(slot: Slot): void {
    if (slot.kept === null) {
      void this.#fetch(slot);
      return;
    }
    slot.show(slot.kept);
    // The reader left before the correction that was being fetched had come.
    if (slot.isStale) void this.renew(slot);
  }

  async #fetch(slot: Slot): Promise<void> {
    this.#requested.add(slot);
    const { renewals } = slot;
    const fragment = await this.#current(slot, fetchWhole);
    if (this.#ended.signal.aborted) return;
    this.#requested.delete(slot);
    this.#change(() => {
      if (slot.renewals === renewals) this.#insert(slot, fragment);
      else if (this.#isMissing(slot)) this.#load(slot);
    });
  }

  /** Fetches an element. An older version than the newest that is known is a failure: it comes from a server or a cache that is behind. */
  async #current(slot: Slot, fetchBy: FetchSlot): Promise<Fragment> {
    const fragment = await fetchBy(slot, this.#deps, this.#ended.signal);
    return fragment.type === 'element' && slot.isOutdated(fragment.element) ? { type: 'failed' } : fragment;
  }

  #insert(slot: Slot, fragment: Fragment): void {
    if (fragment.type === 'failed') {
      // Only the reader's press asks again, or every scroll would.
      this.#requested.add(slot);
      showFailure(slot.element, this.#deps.words, () => void this.#fetch(slot));
      return;
    }
    const element = fragment.type === 'gone' ? this.#deps.gone(slot, fragment.notice) : fragment.element;
    if (element === null) slot.vacate();
    else {
      this.#deps.prepare(element, this.#slots.indexOf(slot));
      slot.show(element);
    }
  }
}
