import { parseElement } from './fragment';

const FOLDED = 'folded';

/** One entry of a column: an element drawn by the server, or a placeholder of its height. */
export class Slot {
  /** Number of renewals so far. An answer that was requested before the last one may undo it. */
  renewals = 0;
  #box: HTMLElement | null = null;
  #vacant = false;
  #version = 0;
  #drawn: HTMLElement | null;
  /** HTML of the element as the server drew it: the browser may have translated what is in the page. */
  #drawing: string;
  #measured: number;
  #id: string;

  /**
   * @param address address at which the server draws the element alone
   * @param id `data-id` of the element while it has to be fetched
   */
  constructor(
    public address: string,
    drawn: HTMLElement | null,
    measured = 0,
    id = '',
  ) {
    this.#id = drawn?.dataset['id'] ?? id;
    this.#drawn = drawn;
    this.#drawing = drawn?.outerHTML ?? '';
    this.#measured = measured;
  }

  /** `data-id` of the element; empty if it has none. */
  get id(): string {
    return this.#id;
  }

  /** The element or placeholder that is in the page. */
  get element(): HTMLElement {
    return this.shown ?? this.#standIn();
  }

  /** The server's element; null while it is out of the page. */
  get shown(): HTMLElement | null {
    return this.#box === null ? this.#drawn : null;
  }

  /** The server's element, in the page or out of it; null if it has to be fetched. */
  get kept(): HTMLElement | null {
    return this.#drawn;
  }

  /** Whether the element was retracted and nothing replaces it. */
  get isVacant(): boolean {
    return this.#vacant;
  }

  /** Height in pixels; of an element out of the page, its last one. */
  get height(): number {
    return this.shown?.getBoundingClientRect().height ?? this.#measured;
  }

  /** Address to fetch the element from. It contains the version, so that no cache answers with an older one. */
  get source(): string {
    return this.#version === 0 ? this.address : `${this.address}&version=${String(this.#version)}`;
  }

  /** Address to fetch only what the newest version differs in from the element that is kept. Null if that has no earlier version. */
  get difference(): string | null {
    const from = Number(this.#drawn?.dataset['version'] ?? 0);
    return from > 0 && from < this.#version ? `${this.source}&from=${String(from)}` : null;
  }

  /** HTML of the element as the server drew it. */
  get drawing(): string {
    return this.#drawing;
  }

  /** Whether the element that is kept is an older version than the newest that is known. */
  get isStale(): boolean {
    return this.#drawn !== null && this.isOutdated(this.#drawn);
  }

  /**
   * Records that there is a newer version, so that an older one is not shown again. Answers that are under way count no more. A retracted element may be
   * back.
   */
  renew(version: number): void {
    this.#vacant = false;
    this.#version = Math.max(this.#version, version);
    this.renewals += 1;
    this.forget();
  }

  /** Gives the element's address another path. */
  move(path: string): void {
    this.address = this.address.replace(/^[^?]*/, path);
  }

  /** Forgets the known version, so that whatever the server has now replaces the element. */
  reset(): void {
    this.#version = 0;
    if (this.#drawn !== null) this.#drawn.dataset['version'] = '0';
  }

  /** Whether an element is an older version than the newest that is known. Headlines have no version. */
  isOutdated({ dataset }: HTMLElement): boolean {
    return Number(dataset['version']) < this.#version;
  }

  /** Replaces the element: at once if it is in the page, otherwise when it comes back. */
  replace(element: HTMLElement): void {
    if (this.#box === null) this.show(element);
    else this.#keep(element);
  }

  show(element: HTMLElement): void {
    this.element.replaceWith(element);
    this.#keep(element);
    this.#box = null;
  }

  /** Makes the element equal to `fresh` by `change` if it is in the page, and replaces it otherwise. */
  patch(fresh: HTMLElement, change: (old: Element, fresh: Element, drawn: Element | null) => void): void {
    const { shown } = this;
    if (shown === null) {
      this.replace(fresh);
      return;
    }
    const drawing = fresh.outerHTML;
    change(shown, fresh, parseElement(this.#drawing));
    this.#drawing = drawing;
  }

  #keep(element: HTMLElement): void {
    if (element !== this.#drawn) this.#drawing = element.outerHTML;
    this.#drawn = element;
    this.#id = element.dataset['id'] ?? this.#id;
  }

  /** Takes the element out of the page, unless the reader's focus or selection is in it. */
  hide(): void {
    const { shown } = this;
    if (shown === null || shown.contains(document.activeElement) || isSelected(shown)) return;
    const { marginTop, marginBottom } = getComputedStyle(shown);
    this.#measured = this.height;
    const box = this.#standIn();
    box.style.marginTop = marginTop;
    box.style.marginBottom = marginBottom;
    shown.replaceWith(box);
  }

  /** Whether the placeholder has given up its height. */
  get isFolded(): boolean {
    return this.#box?.classList.contains(FOLDED) === true;
  }

  /** Removes the height of the placeholder, or restores it. */
  toggleFold(): void {
    this.#box?.classList.toggle(FOLDED);
  }

  /** Drops an element that is out of the page from memory. */
  forget(): void {
    if (this.#box !== null) this.#drawn = null;
  }

  /** Leaves nothing in this slot: its element was retracted. */
  vacate(): void {
    this.#vacant = true;
    this.#measured = 0;
    this.#standIn().style.cssText = 'height: 0; margin: 0';
  }

  #standIn(): HTMLElement {
    if (this.#box === null) {
      this.#box = document.createElement('div');
      this.#box.className = 'placeholder';
      this.#box.style.height = `${String(this.#measured)}px`;
    }
    return this.#box;
  }
}

function isSelected(element: HTMLElement): boolean {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(element, true);
}
