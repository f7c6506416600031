import { commentsOf, compare, type Difference, listOf, put, renew, repliesIn, repliesOf, within } from './list';

/** Prepares comments before they enter the page. */
export type Prepare = (root: ParentNode) => void;

/** Compares the top level and each list of replies that is in the page. */
export function differences(thread: HTMLElement, fresh: HTMLElement): readonly Difference[] {
  const top = between(thread, fresh);
  return [top, ...top.both.map(([here, now]) => replies(here, now))];
}

export function between(thread: HTMLElement, fresh: HTMLElement): Difference {
  return compare(commentsOf(listOf(thread)), commentsOf(listOf(fresh)), {
    here: thread.querySelector('a[data-more]') === null,
    fresh: fresh.querySelector('a[data-more]') === null,
  });
}

function replies(here: HTMLElement, now: HTMLElement): Difference {
  return compare(commentsOf(repliesOf(here)), commentsOf(repliesOf(now)), {
    here: isWhole(here),
    fresh: isWhole(now),
  });
}

function isWhole(comment: HTMLElement): boolean {
  return comment.querySelector(':scope > .replies-more') === null;
}

/** Removes deleted comments and updates edited ones. */
export function apply(thread: HTMLElement, fresh: HTMLElement, later: readonly HTMLElement[]): void {
  const lists = differences(thread, fresh);
  for (const { gone, both } of lists) {
    for (const item of gone) item.remove();
    for (const [here, now] of both) renew(here, now);
  }
  for (const part of later) {
    const here = thread.querySelector(`[data-comment="${CSS.escape(part.dataset['parent'] ?? '')}"]`);
    const whole = { here: false, fresh: part.querySelector('a[data-more]') === null };
    const { gone, both } = compare(commentsOf(here && repliesOf(here)), commentsOf(listOf(part)), whole);
    for (const item of gone) item.remove();
    for (const [one, now] of both) renew(one, now);
  }
}

/** Inserts the new comments that are `wanted`. Returns the first of them. */
export function insertNew(
  thread: HTMLElement,
  fresh: HTMLElement,
  prepare: Prepare,
  wanted: (item: HTMLElement) => boolean,
): HTMLElement | null {
  const [top, ...others] = differences(thread, fresh);
  const order = commentsOf(listOf(fresh));
  const list = listOf(thread);
  const all: HTMLElement[] = [];
  const wantedOf = ({ added }: Difference): HTMLElement[] => added.filter(wanted);
  for (const item of top === undefined ? [] : wantedOf(top)) {
    const copy = copyOf(item, prepare);
    if (list !== null) put(list, copy, order);
    all.push(copy);
  }
  others.forEach((difference, index) => {
    const [here, now] = top?.both[index] ?? [];
    if (here === undefined || now === undefined) return;
    for (const item of wantedOf(difference)) {
      const copy = copyOf(item, prepare);
      put(repliesIn(here), copy, commentsOf(repliesOf(now)));
      all.push(copy);
    }
  });
  if (all.length > 0) dropEmpty(thread, fresh);
  return all[0] ?? null;
}

function copyOf(item: HTMLElement, prepare: Prepare): HTMLElement {
  const copy = item.cloneNode(true) as HTMLElement;
  prepare(within(copy));
  return copy;
}

/** Replaces "Be the first to comment" by the bar above the comments. */
function dropEmpty(thread: HTMLElement, fresh: HTMLElement): void {
  const none = thread.querySelector(':scope > .comments-none');
  const bar = fresh.querySelector(':scope > .thread-bar');
  if (none !== null && bar !== null) none.replaceWith(bar.cloneNode(true));
}

/** Renews the token of the form, which expires after a day. */
export function renewToken(thread: HTMLElement, fresh: HTMLElement): void {
  const token = (root: HTMLElement): HTMLInputElement | null =>
    root.querySelector<HTMLInputElement>(':scope > form[data-form] input[name="formToken"]');
  const [old, now] = [token(thread), token(fresh)];
  if (old !== null && now !== null && thread.querySelector('textarea')?.value === '') old.value = now.value;
}
