import { fetchFragment, type Fragment } from './fragment';
import { showFailure, type FailureWords } from './failure';
import { patch } from './patch';
import type { Slot } from './slot';
import { after } from '../part';

/** Elements in the page on either side of the one that the reader sees. The rest are empty boxes of their height. */
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

export interface ColumnDeps {
  /** Inserts an element beneath all others of the column. */
  readonly append: (element: HTMLElement) => void;
  readonly fetch: typeof fetch;
  readonly words: FailureWords;
  /** Called for every element before it enters the page; `index` counts from 0. */
  readonly prepare: (element: HTMLElement, index: number) => void;
  /** Returns what to show instead of a retracted element; null leaves nothing there. */
  readonly gone: (slot: Slot, notice: string) => HTMLElement | null;
}

/** Keeps the elements near the reader in the page, and only those. */
export class Virtualizer {
  readonly #requested = new Set<Slot>();
  readonly #ended = new AbortController();
  #at = 0;
  readonly #deps: ColumnDeps;
  readonly #slots: readonly Slot[];
  readonly #change: (act: () => void) => void;

  /** @param change changes the page without moving what the reader looks at */
  constructor(deps: ColumnDeps, slots: readonly Slot[], change: (act: () => void) => void) {
    this.#deps = deps;
    this.#slots = slots;
    this.#change = change;
  }

  /** Shows, hides and folds slots for a reader at index `at`. Checks only slots near the last index and this one: a long session has thousands. */
  update(at: number): void {
    const far: Slot[] = [];
    const missing: Slot[] = [];
    const toggled: Slot[] = [];
    const from = Math.max(0, Math.min(this.#at, at) - TALL - 1);
    this.#slots.slice(from, Math.max(this.#at, at) + TALL + 2).forEach((slot, index) => {
      const distance = Math.abs(from + index - at);
      if (distance > NEAR && slot.shown !== null) far.push(slot);
      if (distance <= NEAR && this.#isMissing(slot)) missing.push(slot);
      if (distance > REMEMBERED) slot.forget();
      if (distance > TALL !== slot.isFolded) toggled.push(slot);
    });
    this.#at = at;
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

  /** Fetches a newer version of an element that is in the page. One that is out of it is fetched when it comes back. */
  async renew(slot: Slot, waits: readonly number[] = RENEWALS_MS): Promise<void> {
    if (slot.shown === null) return;
    const fragment = await fetchFragment(slot.source, this.#deps.fetch, this.#ended.signal);
    if (this.#ended.signal.aborted) return;
    const [waitMs, ...later] = waits;
    if (fragment.type === 'element') this.patch(slot, fragment.element);
    else if (fragment.type === 'gone') this.retract(slot, fragment.notice);
    else if (waitMs !== undefined) after(waitMs, () => void this.renew(slot, later));
  }

  /** Patches the element in the page to equal `fresh`. */
  patch(slot: Slot, fresh: HTMLElement): void {
    const { shown } = slot;
    if (shown === null) return;
    this.#deps.prepare(fresh, this.#slots.indexOf(slot));
    this.#change(() => {
      patch(shown, fresh);
    });
  }

  /** Replaces a retracted element by its notice. */
  retract(slot: Slot, notice: string): void {
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

  #isMissing(slot: Slot): boolean {
    return slot.shown === null && !slot.isVacant && !this.#requested.has(slot);
  }

  #load(slot: Slot): void {
    if (slot.kept === null) void this.#fetch(slot);
    else slot.show(slot.kept);
  }

  async #fetch(slot: Slot): Promise<void> {
    this.#requested.add(slot);
    const fragment = await fetchFragment(slot.source, this.#deps.fetch, this.#ended.signal);
    if (this.#ended.signal.aborted) return;
    this.#change(() => {
      this.#insert(slot, fragment);
    });
  }

  #insert(slot: Slot, fragment: Fragment): void {
    if (fragment.type === 'failed') {
      // The slot stays marked as asked: only the reader's press asks again, or every scroll would.
      showFailure(slot.element, this.#deps.words, () => void this.#fetch(slot));
      return;
    }
    this.#requested.delete(slot);
    if (fragment.type === 'gone') {
      const said = this.#deps.gone(slot, fragment.notice);
      if (said === null) slot.vacate();
      else this.#show(slot, said);
    } else {
      this.#show(slot, fragment.element);
    }
  }

  #show(slot: Slot, element: HTMLElement): void {
    this.#deps.prepare(element, this.#slots.indexOf(slot));
    slot.show(element);
  }
}
