import type { Stop } from '../part';
import { type View, viewOf, startViewport } from './viewport';
import { anchorScroll } from './anchor';
import type { SavedColumn } from './saved';
import { type ColumnDeps, Virtualizer } from './virtualizer';
import { anchorNodeIn } from './anchor-node';
import { Slot } from './slot';
import { textHeightOf } from './text-height';

/**
 * An endless column of elements that the server draws: only what is near the reader stands in the page. The price is that the browser's
 * "find in page" finds only there; the site's own search finds all.
 */
export class Column {
  readonly #slots: Slot[] = [];
  readonly #watchers = new Set<(look: View) => void>();
  readonly #virtualizer: Virtualizer;
  readonly #gaze: Stop;
  #at = 0;

  readonly #deps: ColumnDeps;

  constructor(deps: ColumnDeps) {
    this.#deps = deps;
    this.#virtualizer = new Virtualizer(deps, this.#slots, (act) => {
      this.#steadily(act);
    });
    this.#gaze = startViewport(() => {
      this.#look();
    });
  }

  /** Index of the element that the reader sees. */
  get current(): number {
    return this.#at;
  }

  get length(): number {
    return this.#slots.length;
  }

  /** Index of the element that holds `node`, or -1. */
  indexOf(node: Node | null): number {
    return this.#slots.findIndex((slot) => slot.element.contains(node));
  }

  /** The server's element at `index`, or the box that keeps its place. */
  element(index: number): HTMLElement | null {
    return this.#slots[index]?.element ?? null;
  }

  /** The server's element at `index` while it stands in the page. */
  shown(index: number): HTMLElement | null {
    return this.#slots[index]?.shown ?? null;
  }

  /** Calls `see` after every move of the reader, and when something else stands where they look. */
  watch(see: (look: View) => void): Stop {
    this.#watchers.add(see);
    return () => {
      this.#watchers.delete(see);
    };
  }

  /** Takes over an element that stands in the page already. */
  adopt(element: HTMLElement, address: string): void {
    this.#deps.prepare(element, this.#slots.length);
    this.#slots.push(new Slot(address, element));
  }

  /** Adds an element beneath all others. */
  append(element: HTMLElement, address: string): void {
    this.adopt(element, address);
    this.#deps.append(element);
    this.#look();
  }

  /** Index of the element that the server draws alone at `address`, or -1. */
  find(address: string): number {
    return this.#slots.findIndex((slot) => slot.address === address);
  }

  /** Every element of the server that is at hand, in the page or not. */
  get drawn(): readonly HTMLElement[] {
    return this.#slots.flatMap(({ kept }) => kept ?? []);
  }

  /** An element has changed: makes what stands in the page what `fresh` is, or asks for it, now or when the reader comes back to it. */
  renew(index: number, version: number, fresh: HTMLElement | null = null): void {
    const slot = this.#slots[index];
    slot?.renew(version);
    if (slot === undefined || slot.shown === null) return;
    if (fresh === null) void this.#virtualizer.renew(slot);
    else this.#virtualizer.patch(slot, fresh);
    this.#look();
  }

  /** An element is gone for good: `notice` takes its place. Who was reading it sees that. */
  retract(index: number, notice: string): void {
    const slot = this.#slots[index];
    if (slot === undefined) return;
    this.#virtualizer.take(slot, notice);
    if (index === this.#at) slot.shown?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    this.#look();
  }

  /** Anything may have changed. */
  renewAll(): void {
    this.#slots.forEach((_, index) => {
      this.renew(index, 0);
    });
  }

  /** What to keep of the column when the page goes. */
  keep(): SavedColumn {
    const slots = this.#slots.map(({ address, height }) => ({ address, height }));
    return { slots, at: this.#at, offset: -this.#top(), text: this.#text(this.#at) };
  }

  /**
   * Puts back what stood here when the page went, and the reader to where they were, around the one element that the server has drawn again.
   * Gives false, and does nothing, where that one is not among what was kept.
   */
  restore(kept: SavedColumn, drawn: HTMLElement, address: string): boolean {
    const middle = kept.slots.findIndex((slot) => slot.address === address);
    if (middle < 0) return false;
    kept.slots.forEach((was, index) => {
      if (index === middle) {
        this.adopt(drawn, address);
        return;
      }
      const slot = new Slot(was.address, null, was.height);
      this.#slots.push(slot);
      if (index < middle) drawn.before(slot.element);
      else this.#deps.append(slot.element);
    });
    this.#at = kept.at;
    this.#scrollBack(kept);
    this.#onceLettersAreThere(() => {
      this.#scrollBack(kept);
    });
    return true;
  }

  end(): void {
    this.#gaze();
    this.#virtualizer.end();
  }

  #scrollBack({ at, offset, slots, text }: SavedColumn): void {
    const was = text ?? slots[at]?.height ?? 0;
    const is = this.#text(at) ?? was;
    // In a window of another width the text breaks elsewhere: the same share of it is the same place.
    const beneath = offset > 0 && was > 0 ? (offset * is) / was : offset;
    window.scrollBy({ top: this.#top() + beneath, behavior: 'instant' });
    this.#look();
  }

  /** Text set in another font breaks elsewhere. Does nothing where the reader, or the browser for them, has scrolled meanwhile. */
  #onceLettersAreThere(act: () => void): void {
    const place = window.scrollY;
    void document.fonts.ready.then(() => {
      if (window.scrollY === place) act();
    });
  }

  #look(): void {
    const look = viewOf(this.#slots);
    if (look === null) return;
    this.#at = look.at;
    this.#virtualizer.tidy(look.at);
    for (const see of this.#watchers) see(look);
  }

  #steadily(act: () => void): void {
    const seen = this.shown(this.#at);
    const before = this.#top();
    const moved = seen === null ? null : anchorNodeIn(seen);
    anchorScroll(() => (moved !== null && seen?.isConnected === true ? moved() : this.#top() - before), act);
  }

  #text(index: number): number | null {
    const shown = this.shown(index);
    return shown === null ? null : textHeightOf(shown);
  }

  #top(): number {
    return this.element(this.#at)?.getBoundingClientRect().top ?? 0;
  }
}
