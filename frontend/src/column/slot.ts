const FOLDED = 'folded';

/** One place in a column: an element drawn by the server, or an empty box of its height that keeps its place. */
export class Slot {
  #box: HTMLElement | null = null;
  #vacant = false;
  #version = 0;
  #drawn: HTMLElement | null;
  #measured: number;

  /** @param address where the server draws the element alone */
  constructor(
    readonly address: string,
    drawn: HTMLElement | null,
    measured = 0,
  ) {
    this.#drawn = drawn;
    this.#measured = measured;
  }

  /** What stands in the page. */
  get element(): HTMLElement {
    return this.shown ?? this.#standIn();
  }

  /** The server's element while it stands in the page. */
  get shown(): HTMLElement | null {
    return this.#box === null ? this.#drawn : null;
  }

  /** The server's element, in the page or not; null where it has to be asked for. */
  get kept(): HTMLElement | null {
    return this.#drawn;
  }

  /** Whether nothing is to stand here any more. */
  get isVacant(): boolean {
    return this.#vacant;
  }

  /** Pixels; of an element out of the page, when it was last in it. */
  get height(): number {
    return this.shown?.getBoundingClientRect().height ?? this.#measured;
  }

  /** Where to ask for the element: an address of its own for each version, so that no cache gives an older one. */
  get source(): string {
    return this.#version === 0 ? this.address : `${this.address}&version=${String(this.#version)}`;
  }

  /** There is a newer version: what is kept of an older one is not shown again. */
  renew(version: number): void {
    this.#version = Math.max(this.#version, version);
    this.forget();
  }

  /** What to show from now on; at once where the element stands in the page. */
  supplant(element: HTMLElement): void {
    if (this.#box === null) this.show(element);
    else this.#drawn = element;
  }

  show(element: HTMLElement): void {
    this.element.replaceWith(element);
    this.#drawn = element;
    this.#box = null;
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

  /** Whether the box has given up its height. */
  get isFolded(): boolean {
    return this.#box?.classList.contains(FOLDED) === true;
  }

  /** Takes the box its height, or gives it back. */
  turn(): void {
    this.#box?.classList.toggle(FOLDED);
  }

  /** Lets go of an element that is out of the page. */
  forget(): void {
    if (this.#box !== null) this.#drawn = null;
  }

  /** The article is gone for good. */
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
