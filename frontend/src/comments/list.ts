import { patch } from '../column/patch';

/** Returns the comments of a list without their replies. */
export function commentsOf(list: Element | null): HTMLElement[] {
  return list === null ? [] : [...list.children].filter((item): item is HTMLElement => idOf(item) !== null);
}

export function idOf(item: Element): string | null {
  return item.getAttribute('data-comment');
}

/** Returns the id of the article whose comments are in a section. */
export function articleOf(section: Element): string {
  return section.querySelector('h2')?.id.replace('comments-', '') ?? '';
}

export function listOf(thread: Element): HTMLElement | null {
  return thread.querySelector<HTMLElement>(':scope > .thread-list:not(.thread-parent)');
}

export function repliesOf(comment: Element): HTMLElement | null {
  return comment.querySelector<HTMLElement>(':scope > .replies');
}

/** Returns the list of a comment's replies, and creates it if there is none. */
export function repliesIn(comment: Element): HTMLElement {
  const there = repliesOf(comment);
  if (there !== null) return there;
  const list = document.createElement('ol');
  list.className = 'replies';
  comment.insertBefore(list, comment.querySelector(':scope > .replies-more'));
  return list;
}

/** Wraps a detached element in a fragment, so that `querySelectorAll` matches the element itself. */
export function within(element: HTMLElement): ParentNode {
  const around = document.createDocumentFragment();
  around.append(element);
  return around;
}

/** The difference between a list in the page and the server's newer drawing of it. */
export interface Difference {
  /** New comments, in the order of the list. */
  readonly added: readonly HTMLElement[];
  readonly gone: readonly HTMLElement[];
  /** Comments in both lists, each with its newer drawing. */
  readonly both: readonly (readonly [HTMLElement, HTMLElement])[];
}

/**
 * Compares a list in the page with the server's newer drawing. Each may be only the beginning of the thread; `whole` says which are complete.
 * Comments after the last common one are left out.
 */
export function compare(
  here: readonly HTMLElement[],
  fresh: readonly HTMLElement[],
  whole: { readonly here: boolean; readonly fresh: boolean },
): Difference {
  const known = new Map(here.map((item) => [idOf(item), item]));
  const now = new Map(fresh.map((item) => [idOf(item), item]));
  const lastFresh = whole.here ? fresh.length : lastIndex(fresh, known) + 1;
  const lastHere = whole.fresh ? here.length : lastIndex(here, now) + 1;
  return {
    added: fresh.slice(0, lastFresh).filter((item) => !known.has(idOf(item))),
    gone: here.slice(0, lastHere).filter((item) => !now.has(idOf(item)) && !isLoose(item)),
    both: here.flatMap((item) => {
      const drawn = now.get(idOf(item));
      return drawn === undefined ? [] : [[item, drawn] as const];
    }),
  };
}

/** Whether a comment was put where its author looks, out of the list's order. */
function isLoose(item: HTMLElement): boolean {
  return item.dataset['loose'] !== undefined;
}

function lastIndex(items: readonly HTMLElement[], among: ReadonlyMap<string | null, HTMLElement>): number {
  return items.reduce((last, item, index) => (among.has(idOf(item)) ? index : last), -1);
}

/** Inserts a comment in the server's order: before the next one that is in the list. */
export function put(list: HTMLElement, item: HTMLElement, order: readonly HTMLElement[]): void {
  const at = order.findIndex((other) => idOf(other) === idOf(item));
  const here = new Map(commentsOf(list).map((known) => [idOf(known), known]));
  const next = order.slice(at + 1).find((other) => here.has(idOf(other)));
  list.insertBefore(item, next === undefined ? null : (here.get(idOf(next)) ?? null));
}

/** The server's drawings of the comments in the page, without replies. The browser may have translated the page since. */
const drawings = new WeakMap<Element, Element>();

/** Remembers how the server drew the comments in `root`. */
export function rememberDrawings(root: ParentNode): void {
  for (const own of root.querySelectorAll('.comment-own')) drawings.set(own, copyOf(own));
}

/** Updates a comment, but not its replies. An open form in it stays. */
export function renew(item: HTMLElement, fresh: HTMLElement): void {
  const [own, drawn] = [item, fresh].map((comment) => comment.querySelector(':scope > .comment-own'));
  if (!own || !drawn) return;
  item.className = fresh.className;
  item.dataset['replies'] = fresh.dataset['replies'] ?? '0';
  const was = drawings.get(own) ?? own;
  if (own.querySelector('form[data-edit]:not([hidden])') !== null || was.isEqualNode(drawn)) return;
  drawings.set(own, copyOf(drawn));
  patch(own, copyOf(drawn), was);
}

function copyOf(element: Element): Element {
  return element.cloneNode(true) as Element;
}
