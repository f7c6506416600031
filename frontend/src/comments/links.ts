import { all, startClicks, type Stop } from '../part';
import { once } from './click';
import { showFailedLink } from './failures';
import { commentsOf, idOf, listOf, repliesIn } from './list';
import type { Prepare } from './merge';
import type { Server } from './server';

export interface LinksDeps {
  readonly server: Server;
  readonly prepare: Prepare;
  readonly announce: (words: string) => void;
  /** Called once the thread is in the other order. */
  readonly reordered: () => void;
}

/** Follows a thread's links within the page: to more comments, to more replies, and to the other order. */
export function startLinks(thread: HTMLElement, deps: LinksDeps): Stop {
  return all(
    startClicks(thread, 'a[data-more], a[data-replies-from]', (link) => {
      void once(link, () => loadMore(link as HTMLAnchorElement, thread, deps));
    }),
    startClicks(thread, 'a[data-order]', (link) => {
      void once(link, () => reorder(link as HTMLAnchorElement, thread, deps));
    }),
  );
}

/** Loads more comments or replies beneath those in the page. If that fails, the link says so, and tries again. */
async function loadMore(link: HTMLAnchorElement, thread: HTMLElement, deps: LinksDeps): Promise<void> {
  const comment = link.dataset['repliesFrom'] === undefined ? null : link.closest<HTMLElement>('[data-comment]');
  const element = await draw(link, deps);
  if (element === null) return;
  const list = comment === null ? listOf(thread) : repliesIn(comment);
  if (list === null) return;
  const known = new Set(commentsOf(list).map(idOf));
  const fresh = commentsOf(listOf(element)).filter((item) => !known.has(idOf(item)));
  const next = element.querySelector<HTMLAnchorElement>('a[data-more]');
  const hadFocus = link === document.activeElement;
  list.append(...fresh);
  if (next === null) link.closest('p')?.remove();
  else if (comment === null) link.href = next.href;
  else link.dataset['repliesFrom'] = new URL(next.href, location.href).searchParams.get('cursor') ?? '';
  if (hadFocus) fresh[0]?.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true });
}

/** Fetches and prepares what a link leads to. Shows a failure, and then returns null. */
async function draw(link: HTMLAnchorElement, { server, prepare, announce }: LinksDeps): Promise<HTMLElement | null> {
  const drawn = await server.draw(fragmentOf(link));
  // The thread has been put into another order meanwhile.
  if (!link.isConnected) return null;
  showFailedLink(link, drawn.type !== 'element', announce);
  if (drawn.type !== 'element') return null;
  prepare(drawn.element);
  return drawn.element;
}

function fragmentOf(link: HTMLAnchorElement): string {
  const address = new URL(link.href, location.href);
  const { repliesFrom } = link.dataset;
  address.searchParams.set('fragment', '1');
  if (repliesFrom !== undefined) address.searchParams.set('order', 'oldest');
  if (repliesFrom !== undefined && repliesFrom !== '') address.searchParams.set('cursor', repliesFrom);
  return address.pathname + address.search;
}

/** Loads the comments in the other order. The form and its text stay. */
async function reorder(link: HTMLAnchorElement, thread: HTMLElement, deps: LinksDeps): Promise<void> {
  const element = await draw(link, deps);
  if (element === null) return;
  fill(thread, element);
  deps.reordered();
  thread.querySelector<HTMLElement>('a[data-order][aria-current]')?.focus({ preventScroll: true });
}

/** Replaces the content of a thread but for its form. */
function fill(thread: HTMLElement, fresh: HTMLElement): void {
  const isForm = (part: Element): boolean => part.matches('.comment-form, .comment-closed');
  const form = [...thread.children].find(isForm);
  const parts = [...fresh.children].filter((part) => !isForm(part));
  thread.replaceChildren(...(form === undefined ? [] : [form]), ...parts);
  thread.dataset['order'] = fresh.dataset['order'] ?? 'newest';
}
