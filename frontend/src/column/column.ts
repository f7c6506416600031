import type { Stop } from '../part';
import { type Choice, startChoice } from './choice';
import { type View, viewOf, startViewport, type Viewport } from './viewport';
import { anchorScroll } from './anchor';
import type { SavedColumn } from './saved';
import { type ColumnDeps, Virtualizer } from './virtualizer';
import { anchorNodeIn } from './anchor-node';
import { Slot } from './slot';
import { textHeightOf } from './text-height';

/**
 * A virtual list of elements that the server draws: only elements near the reader are in the page. Therefore the browser's "find in page"
 * finds only text near the reader; the site's own search finds all.
 */
export class Column {
  readonly #slots: Slot[] = [];
  readonly #watchers = new Set<(view: View) => void>();
  readonly #virtualizer: Virtualizer;
  readonly #viewport: Viewport;
  readonly #choice: Choice;
  readonly #deps: ColumnDeps;
  #at = 0;

  constructor(deps: ColumnDeps) {
    this.#deps = deps;
    this.#virtualizer = new Virtualizer(deps, this.#slots, (act) => {
      this.#keepInPlace(act);
    });
    this.#viewport = startViewport(() => {
      this.#update();
    });
    this.#choice = startChoice({
      indexOf: (node) => this.indexOf(node),
      element: (index) => this.element(index),
      chosen: this.#viewport.soon,
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

  /** The server's element at `index`, or the placeholder that stands for it. */
  element(index: number): HTMLElement | null {
    return this.#slots[index]?.element ?? null;
  }

  /** The server's element at `index`; null while it is out of the page. */
  shown(index: number): HTMLElement | null {
    return this.#slots[index]?.shown ?? null;
  }

  /** Calls `see` after every scroll, and whenever the visible elements have changed. */
  watch(see: (view: View) => void): Stop {
    this.#watchers.add(see);
    return () => {
      this.#watchers.delete(see);
    };
  }

  /** Adds an element that is in the page already. */
  adopt(element: HTMLElement, address: string): void {
    this.#deps.prepare(element, this.#slots.length);
    this.#slots.push(new Slot(address, element));
  }

  /** Adds an element beneath all others. */
  append(element: HTMLElement, address: string): void {
    this.adopt(element, address);
    this.#deps.append(element);
    this.#update();
  }

  /** Index of the element with the `data-id` `id`, in the page or out of it, or -1. */
  find(id: string): number {
    return this.#slots.findIndex((slot) => slot.id === id);
  }

  /** All elements that are in memory, in the page or out of it. */
  get drawn(): readonly HTMLElement[] {
    return this.#slots.flatMap(({ kept }) => kept ?? []);
  }

  /** Replaces an element by a newer version: `fresh`, or else one that is fetched, now or when the reader comes back to it. */
  renew(index: number, version: number, fresh: HTMLElement | null = null): void {
    const slot = this.#slots[index];
    slot?.renew(version);
    if (slot === undefined || slot.shown === null) return;
    if (fresh === null || slot.isOutdated(fresh)) this.#virtualizer.renewSoon(slot);
    else void this.#virtualizer.patch(slot, fresh);
    this.#update();
  }

  /** Replaces an element by the notice of its retraction, and scrolls to it if the reader was there. A kill takes the words out of its `path`, too. */
  retract(index: number, version: number, notice: string, path: string): void {
    const slot = this.#slots[index];
    if (slot === undefined) return;
    slot.move(path);
    this.#virtualizer.retract(slot, notice, version);
    if (index === this.#at) slot.shown?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    this.#update();
  }

  /** Fetches every element again, now or when the reader comes back to it. @param anew whether it may be an older version than was known */
  renewAll(anew: boolean): void {
    this.#slots.forEach((slot, index) => {
      if (anew) slot.reset();
      this.renew(index, 0);
    });
  }

  /** Returns the state to save when the reader leaves the page. */
  keep(): SavedColumn {
    const slots = this.#slots.map(({ address, height, id }) => ({ address, height, id }));
    return { slots, at: this.#at, offset: -this.#top(), text: this.#text(this.#at) };
  }

  /**
   * Restores a saved state and its scroll position, around the one element that the server has drawn again. Returns false and does nothing
   * if that element is not part of the state.
   */
  restore(kept: SavedColumn, drawn: HTMLElement, address: string): boolean {
    const middle = kept.slots.findIndex((slot) => slot.address === address);
    if (middle < 0) return false;
    kept.slots.forEach((was, index) => {
      if (index === middle) {
        this.adopt(drawn, address);
        return;
      }
      const slot = new Slot(was.address, null, was.height, was.id);
      this.#slots.push(slot);
      if (index < middle) drawn.before(slot.element);
      else this.#deps.append(slot.element);
    });
    this.#at = kept.at;
    this.#scrollBack(kept);
    this.#onceFontsAreLoaded(() => {
      this.#scrollBack(kept);
    });
    return true;
  }

  end(): void {
    this.#viewport.stop();
    this.#choice.stop();
    this.#virtualizer.end();
  }

  #scrollBack({ at, offset, slots, text }: SavedColumn): void {
    const was = text ?? slots[at]?.height ?? 0;
    const is = this.#text(at) ?? was;
    // In a window of another width lines break elsewhere, so the offset is scaled with the height of the text.
    const beneath = offset > 0 && was > 0 ? (offset * is) / was : offset;
    window.scrollBy({ top: this.#top() + beneath, behavior: 'instant' });
    this.#choice.choose(at);
    this.#update();
  }

  /** Calls `act` once web fonts are loaded, which change line breaks, unless the page has been scrolled meanwhile. */
  #onceFontsAreLoaded(act: () => void): void {
    const position = window.scrollY;
    void document.fonts.ready.then(() => {
      if (window.scrollY === position) act();
    });
  }

  #update(): void {
    const view = viewOf(this.#slots, this.#choice.current());
    if (view === null) return;
    this.#at = view.at;
    this.#virtualizer.update(view.from, view.to);
    for (const see of this.#watchers) see(view);
  }

  #keepInPlace(act: () => void): void {
    const seen = this.shown(this.#at);
    const before = this.#top();
    const moved = seen === null ? null : anchorNodeIn(seen);
    anchorScroll(() => (moved !== null && seen?.isConnected === true ? moved() : this.#top() - before), act);
  }

  #text(index: number): number | null {
    const shown = this.shown(index);
    return shown && textHeightOf(shown);
  }

  #top(): number {
    return this.element(this.#at)?.getBoundingClientRect().top ?? 0;
  }
}
