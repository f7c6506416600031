import { fetchFragment, type Fragment } from './fragment';
import { refuse, type RefusalWords } from './refuse';
import type { Slot } from './slot';

/** Elements that stand in the page on either side of the one the reader sees; the rest are empty boxes of their height. */
export const NEAR = 3;

/** Elements kept in memory on either side, ready to stand in the page at once; the rest are asked for again. */
export const REMEMBERED = 30;

/**
 * Boxes that keep their height on either side. Browsers lay out no more than 33 million pixels (Firefox 17), which is 6,700 real articles:
 * beyond, nothing could be scrolled to.
 */
export const TALL = 200;

/** What a column needs of the page around it. */
export interface Ground {
  /** Puts an element beneath all others of the column. */
  readonly append: (element: HTMLElement) => void;
  readonly fetch: typeof fetch;
  readonly words: RefusalWords;
  /** Called for every element before it stands in the page; `index` counts from 0. */
  readonly prepare: (element: HTMLElement, index: number) => void;
}

/** Sees to it that what is near the reader stands in the page, and only that. */
export class Presence {
  private readonly asked = new Set<Slot>();
  private readonly ended = new AbortController();
  private at = 0;

  /** @param change makes a change without moving what the reader looks at */
  constructor(
    private readonly ground: Ground,
    private readonly slots: readonly Slot[],
    private readonly change: (act: () => void) => void,
  ) {}

  /** Looks only at what a move from the last place to this one can have changed: a long session has thousands of slots. */
  tidy(at: number): void {
    const far: Slot[] = [];
    const missing: Slot[] = [];
    const turned: Slot[] = [];
    const from = Math.max(0, Math.min(this.at, at) - TALL - 1);
    this.slots.slice(from, Math.max(this.at, at) + TALL + 2).forEach((slot, index) => {
      const distance = Math.abs(from + index - at);
      if (distance > NEAR && slot.shown !== null) far.push(slot);
      if (distance <= NEAR && this.isMissing(slot)) missing.push(slot);
      if (distance > REMEMBERED) slot.forget();
      if (distance > TALL !== slot.isFolded) turned.push(slot);
    });
    this.at = at;
    if (far.length + missing.length + turned.length === 0) return;
    this.change(() => {
      for (const slot of far) slot.hide();
      for (const slot of turned) slot.turn();
      for (const slot of missing) this.bring(slot);
    });
  }

  end(): void {
    this.ended.abort();
  }

  private isMissing(slot: Slot): boolean {
    return slot.shown === null && !slot.isVacant && !this.asked.has(slot);
  }

  private bring(slot: Slot): void {
    if (slot.kept === null) void this.ask(slot);
    else slot.show(slot.kept);
  }

  private async ask(slot: Slot): Promise<void> {
    this.asked.add(slot);
    const fragment = await fetchFragment(slot.address, this.ground.fetch, this.ended.signal);
    if (this.ended.signal.aborted) return;
    this.change(() => {
      this.receive(slot, fragment);
    });
  }

  private receive(slot: Slot, fragment: Fragment): void {
    if (fragment.type === 'failed') {
      // Stays asked for: only the reader asks again, or every move would.
      refuse(slot.element, this.ground.words, () => void this.ask(slot));
      return;
    }
    this.asked.delete(slot);
    if (fragment.type === 'gone') {
      slot.vacate();
    } else {
      this.ground.prepare(fragment.element, this.slots.indexOf(slot));
      slot.show(fragment.element);
    }
  }
}
