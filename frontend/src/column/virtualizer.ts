import { fetchFragment, type Fragment } from './fragment';
import { showFailure, type FailureWords } from './failure';
import { patch } from './patch';
import type { Slot } from './slot';
import { after } from '../part';

/** Elements that stand in the page on either side of the one the reader sees; the rest are empty boxes of their height. */
export const NEAR = 3;

/** Elements kept in memory on either side, ready to stand in the page at once; the rest are asked for again. */
export const REMEMBERED = 30;

/**
 * Boxes that keep their height on either side. Browsers lay out no more than 33 million pixels (Firefox 17), which is 6,700 real articles:
 * beyond, nothing could be scrolled to.
 */
export const TALL = 200;

/** Before a newer drawing is asked for again, in milliseconds; afterwards it is left to the next change, or to the reader's coming back. */
const RENEWALS_MS = [2_000, 8_000, 30_000] as const;

/** What a column needs of the page around it. */
export interface ColumnDeps {
  /** Puts an element beneath all others of the column. */
  readonly append: (element: HTMLElement) => void;
  readonly fetch: typeof fetch;
  readonly words: FailureWords;
  /** Called for every element before it stands in the page; `index` counts from 0. */
  readonly prepare: (element: HTMLElement, index: number) => void;
  /** What to show in the place of an element that is gone; null leaves nothing there. */
  readonly gone: (slot: Slot, notice: string) => HTMLElement | null;
}

/** Sees to it that what is near the reader stands in the page, and only that. */
export class Virtualizer {
  readonly #asked = new Set<Slot>();
  readonly #ended = new AbortController();
  #at = 0;
  readonly #deps: ColumnDeps;
  readonly #slots: readonly Slot[];
  readonly #change: (act: () => void) => void;

  /** @param change makes a change without moving what the reader looks at */
  constructor(deps: ColumnDeps, slots: readonly Slot[], change: (act: () => void) => void) {
    this.#deps = deps;
    this.#slots = slots;
    this.#change = change;
  }

  /** Looks only at what a move from the last place to this one can have changed: a long session has thousands of slots. */
  tidy(at: number): void {
    const far: Slot[] = [];
    const missing: Slot[] = [];
    const turned: Slot[] = [];
    const from = Math.max(0, Math.min(this.#at, at) - TALL - 1);
    this.#slots.slice(from, Math.max(this.#at, at) + TALL + 2).forEach((slot, index) => {
      const distance = Math.abs(from + index - at);
      if (distance > NEAR && slot.shown !== null) far.push(slot);
      if (distance <= NEAR && this.#isMissing(slot)) missing.push(slot);
      if (distance > REMEMBERED) slot.forget();
      if (distance > TALL !== slot.isFolded) turned.push(slot);
    });
    this.#at = at;
    if (far.length + missing.length + turned.length === 0) return;
    this.#change(() => {
      for (const slot of far) slot.hide();
      for (const slot of turned) slot.turn();
      for (const slot of missing) this.#bring(slot);
    });
  }

  end(): void {
    this.#ended.abort();
  }

  /** Brings a newer drawing of an element into the page; of one that is out of it, when it comes back. */
  async renew(slot: Slot, waits: readonly number[] = RENEWALS_MS): Promise<void> {
    if (slot.shown === null) return;
    const fragment = await fetchFragment(slot.source, this.#deps.fetch, this.#ended.signal);
    if (this.#ended.signal.aborted) return;
    const [waitMs, ...later] = waits;
    if (fragment.type === 'element') this.patch(slot, fragment.element);
    else if (fragment.type === 'gone') this.take(slot, fragment.notice);
    else if (waitMs !== undefined) after(waitMs, () => void this.renew(slot, later));
  }

  /** Makes the element in the page what `fresh` is. */
  patch(slot: Slot, fresh: HTMLElement): void {
    const { shown } = slot;
    if (shown === null) return;
    this.#deps.prepare(fresh, this.#slots.indexOf(slot));
    this.#change(() => {
      patch(shown, fresh);
    });
  }

  /** Lets what is to be said stand in the place of an element that is gone. */
  take(slot: Slot, notice: string): void {
    const said = this.#deps.gone(slot, notice);
    if (said === null) {
      if (slot.shown === null) slot.vacate();
      return;
    }
    this.#deps.prepare(said, this.#slots.indexOf(slot));
    const had = slot.shown?.contains(document.activeElement) === true;
    this.#change(() => {
      slot.supplant(said);
    });
    if (had) said.focus({ preventScroll: true });
  }

  #isMissing(slot: Slot): boolean {
    return slot.shown === null && !slot.isVacant && !this.#asked.has(slot);
  }

  #bring(slot: Slot): void {
    if (slot.kept === null) void this.#ask(slot);
    else slot.show(slot.kept);
  }

  async #ask(slot: Slot): Promise<void> {
    this.#asked.add(slot);
    const fragment = await fetchFragment(slot.source, this.#deps.fetch, this.#ended.signal);
    if (this.#ended.signal.aborted) return;
    this.#change(() => {
      this.#receive(slot, fragment);
    });
  }

  #receive(slot: Slot, fragment: Fragment): void {
    if (fragment.type === 'failed') {
      // Stays asked for: only the reader asks again, or every move would.
      showFailure(slot.element, this.#deps.words, () => void this.#ask(slot));
      return;
    }
    this.#asked.delete(slot);
    if (fragment.type === 'gone') {
      const said = this.#deps.gone(slot, fragment.notice);
      if (said === null) slot.vacate();
      else this.#put(slot, said);
    } else {
      this.#put(slot, fragment.element);
    }
  }

  #put(slot: Slot, element: HTMLElement): void {
    this.#deps.prepare(element, this.#slots.indexOf(slot));
    slot.show(element);
  }
}
