import { commentsOf, listOf, repliesIn } from './list';

function find(thread: HTMLElement, id: string): HTMLElement | null {
  return thread.querySelector<HTMLElement>(`[data-comment="${CSS.escape(id)}"]`);
}

/** Marks a comment of the reader's in a thread that everybody gets. */
export function markOwn(thread: HTMLElement, id: string): void {
  const there = find(thread, id);
  there?.classList.add('is-mine');
  there?.querySelector(':scope > .comment-own [data-act="report"]')?.remove();
}

/** Removes a comment that the reader has deleted from an older drawing, unless it has replies. */
export function removeOwn(thread: HTMLElement, id: string): void {
  const there = find(thread, id);
  if (there?.dataset['replies'] === '0') there.remove();
}

/** Puts a comment as its author sees it in the place of how everybody sees it, or, while nobody else does, where it belongs. */
export function putOwn(thread: HTMLElement, id: string, own: HTMLElement): void {
  const there = find(thread, id);
  if (there !== null) replace(there, own);
  else if (own.classList.contains('is-waiting')) insert(thread, own);
}

/** Replies stay: a comment is drawn alone without them. */
function replace(there: HTMLElement, own: HTMLElement): void {
  there.className = own.className;
  if (own.dataset['editable'] !== undefined) there.dataset['editable'] = own.dataset['editable'];
  const [before, now] = [there, own].map((comment) => comment.querySelector(':scope > .comment-own'));
  if (before && now) before.replaceWith(now);
}

function insert(thread: HTMLElement, own: HTMLElement): void {
  const parent = parentOf(own);
  const list = listOf(thread);
  if (list === null) return;
  if (parent === (thread.dataset['parent'] ?? null)) {
    put(thread, list, own);
    return;
  }
  const above = commentsOf(list).find(({ dataset }) => dataset['comment'] === parent);
  // Later replies, among which it would be the last, are not drawn yet.
  if (above?.querySelector(':scope > .replies-more') === null) repliesIn(above).append(own);
}

/** Returns the comment that a reply answers: its time leads to the page of its parent's replies. */
function parentOf(own: HTMLElement): string | null {
  const address = new URL(own.querySelector<HTMLAnchorElement>('.comment-time')?.href ?? '', location.href);
  const parent = address.searchParams.get('parent');
  return parent === own.dataset['comment'] ? null : parent;
}

/** Puts a comment where its time belongs; nowhere if that is on another page. */
function put(thread: HTMLElement, list: HTMLElement, own: HTMLElement): void {
  const isNewestFirst = thread.dataset['order'] !== 'oldest' && thread.dataset['parent'] === undefined;
  const items = commentsOf(list);
  const isLater = (item: HTMLElement): boolean =>
    isNewestFirst ? timeOf(item) < timeOf(own) : timeOf(item) > timeOf(own);
  const next = items.find(isLater) ?? null;
  const isOnAnotherPage =
    next === null
      ? thread.querySelector(':scope > .thread-more > [data-more]') !== null
      : next === items[0] && thread.querySelector(':scope > .thread-more > [rel="prev"]') !== null;
  if (isOnAnotherPage) return;
  list.insertBefore(own, next);
  thread.querySelector(':scope > .comments-none')?.remove();
}

function timeOf(comment: HTMLElement): number {
  return Date.parse(comment.querySelector('.comment-time time')?.getAttribute('datetime') ?? '');
}
