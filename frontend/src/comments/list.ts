import { patch } from '../column/patch';

/** Comments of a list, one level. */
export function commentsOf(list: Element | null): HTMLElement[] {
  return list === null ? [] : [...list.children].filter((item): item is HTMLElement => idOf(item) !== null);
}

export function idOf(item: Element): string | null {
  return item.getAttribute('data-comment');
}

export function listOf(thread: Element): HTMLElement | null {
  return thread.querySelector<HTMLElement>(':scope > .thread-list:not(.thread-parent)');
}

export function repliesOf(comment: Element): HTMLElement | null {
  return comment.querySelector<HTMLElement>(':scope > .replies');
}

/** The list of a comment's replies, which begins here where there was none. */
export function repliesIn(comment: Element): HTMLElement {
  const there = repliesOf(comment);
  if (there !== null) return there;
  const list = document.createElement('ol');
  list.className = 'replies';
  comment.insertBefore(list, comment.querySelector(':scope > .replies-more'));
  return list;
}

/** What holds an element that stands nowhere yet, so that selectors reach the element itself. */
export function within(element: HTMLElement): ParentNode {
  const around = document.createDocumentFragment();
  around.append(element);
  return around;
}

/** How a list differs from what the server has by now. */
export interface Difference {
  /** Not there yet, in the order of the list. */
  readonly added: readonly HTMLElement[];
  readonly gone: readonly HTMLElement[];
  /** There, and drawn anew. */
  readonly both: readonly (readonly [HTMLElement, HTMLElement])[];
}

/**
 * Compares a list, of which the reader may have loaded only the beginning, with the beginning of what the server has by now: `isWhole` where
 * each is all there is. What is behind the last one that both know is not judged.
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

/** Put where its author looks, and not where the list has it. */
function isLoose(item: HTMLElement): boolean {
  return item.dataset['loose'] !== undefined;
}

function lastIndex(items: readonly HTMLElement[], among: ReadonlyMap<string | null, HTMLElement>): number {
  return items.reduce((last, item, index) => (among.has(idOf(item)) ? index : last), -1);
}

/** Puts a comment where the server has it: before the next one that is here. */
export function put(list: HTMLElement, item: HTMLElement, order: readonly HTMLElement[]): void {
  const at = order.findIndex((other) => idOf(other) === idOf(item));
  const here = new Map(commentsOf(list).map((known) => [idOf(known), known]));
  const next = order.slice(at + 1).find((other) => here.has(idOf(other)));
  list.insertBefore(item, next === undefined ? null : (here.get(idOf(next)) ?? null));
}

/** Makes a comment what it is by now, but for its replies; a form that is open in it stays. */
export function renew(item: HTMLElement, fresh: HTMLElement): void {
  const [own, drawn] = [item, fresh].map((comment) => comment.querySelector(':scope > .comment-own'));
  if (!own || !drawn) return;
  item.className = fresh.className;
  item.dataset['replies'] = fresh.dataset['replies'] ?? '0';
  if (own.querySelector('form[data-edit]:not([hidden])') === null && !own.isEqualNode(drawn))
    patch(own, drawn.cloneNode(true) as Element);
}
