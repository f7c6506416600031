import { commentsOf, listOf, repliesIn } from './list';

/**
 * Puts the reader's own comments into a thread that the server drew for everybody: in the place of how everybody sees them, or, while only their
 * author sees them, where they belong.
 */
export function weave(thread: HTMLElement, own: readonly HTMLElement[]): void {
  for (const comment of own) {
    const id = comment.dataset['comment'] ?? '';
    const there = thread.querySelector<HTMLElement>(`[data-comment="${CSS.escape(id)}"]`);
    if (there !== null) replace(there, comment);
    else if (comment.classList.contains('is-waiting')) insert(thread, comment);
  }
}

/** Marks a comment of the reader's that everybody sees alike. */
export function markOwn(thread: HTMLElement, id: string): void {
  const there = thread.querySelector<HTMLElement>(`[data-comment="${CSS.escape(id)}"]`);
  there?.classList.add('is-mine');
  there?.querySelector(':scope > .comment-own [data-act="report"]')?.remove();
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
