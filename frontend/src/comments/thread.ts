import { all, type Stop } from '../part';
import { withoutLayoutShift } from '../column/layout-shift';
import { startActs } from './acts';
import { type Drafts, startDrafts } from './drafts';
import { enhance, startEditDeadlines } from './enhance';
import { startForm } from './form';
import type { Identity } from './identity';
import { idOf, listOf, rememberDrawings, repliesIn, within } from './list';
import type { Prepare } from './merge';
import { showCount } from './news';
import { startLinks } from './links';
import { isWriting, startReplying } from './replying';
import type { Server } from './server';
import { startUpdates, type Updates } from './updates';

export interface ThreadDeps {
  readonly server: Server;
  readonly identity: Identity;
  readonly drafts: Drafts;
  readonly announce: (words: string) => void;
}

/** The comments of one article in the page. */
export interface Thread {
  /** Passes on a new number of comments. */
  readonly told: (count: number) => void;
  /** Asks the server for changes. */
  readonly refresh: () => void;
  /** Whether the reader is writing in this thread. */
  readonly isNeeded: () => boolean;
  readonly stop: Stop;
}

/** Starts a thread that the server drew, within its section. */
export function startThread(section: HTMLElement, deps: ThreadDeps & { readonly thread: HTMLElement }): Thread {
  const { thread } = deps;
  const path = new URL(section.dataset['comments'] ?? '', location.href).pathname;
  const article = thread.dataset['article'] ?? '';
  const ends: Stop[] = [];
  const prepare = (root: ParentNode): void => {
    enhance(root);
    rememberDrawings(root);
    ends.push(startEditDeadlines(root));
  };
  const updates = startUpdates(section, { ...deps, path, prepare });
  const formDeps = {
    ...deps,
    address: `/api/v1/articles/${article}/comments`,
    path,
    sent: (id: string): void => {
      updates.outdate();
      void showOwn(id, thread, path, deps.server, prepare).then(updates.count);
    },
  };
  const form = thread.querySelector<HTMLFormElement>(':scope > form[data-form]');
  prepare(thread);
  showCount(section, Number(thread.dataset['count']));
  return {
    told: updates.told,
    refresh: updates.refresh,
    isNeeded: () => isWriting(thread),
    stop: all(
      () => {
        for (const stop of ends) stop();
      },
      updates.stop,
      startDrafts(thread, deps.drafts),
      form === null ? (): void => undefined : startForm(form, formDeps),
      startReplying(thread, formDeps),
      startActs(thread, {
        ...deps,
        changed: (comment) => {
          updates.outdate();
          return redraw(comment, path, deps.server, prepare);
        },
        deleted: (comment) => {
          deps.identity.deleted(idOf(comment) ?? '');
          removeDeleted(thread, comment, updates);
        },
      }),
      startLinks(thread, { ...deps, prepare, reordered: updates.forget }),
    ),
  };
}

/** Inserts the comment that the reader has just sent: a reply beneath its parent, any other where the reader looks. */
async function showOwn(id: string, thread: HTMLElement, path: string, server: Server, prepare: Prepare): Promise<void> {
  const drawn = await server.draw(`${path}?fragment=1&only=${id}`);
  if (drawn.type !== 'element' || thread.querySelector(`[data-comment="${id}"]`) !== null) return;
  const { element } = drawn;
  prepare(within(element));
  const parent = parentIn(element, thread);
  withoutLayoutShift(() => {
    thread.querySelector(':scope > .comments-none')?.remove();
    if (parent !== null) repliesIn(parent).append(element);
    else insertOwn(element, thread);
  });
  element.scrollIntoView({ block: 'nearest' });
}

/** Inserts a comment at the top, where its author looks, or at the end of a complete list that shows the oldest first. */
function insertOwn(element: HTMLElement, thread: HTMLElement): void {
  const list = listOf(thread);
  const isOldestFirst = thread.dataset['order'] === 'oldest' || thread.dataset['parent'] !== undefined;
  const isWhole = thread.querySelector('a[data-more]') === null;
  if (isOldestFirst && isWhole) {
    list?.append(element);
    return;
  }
  if (isOldestFirst) element.dataset['loose'] = '';
  list?.prepend(element);
}

function parentIn(element: HTMLElement, thread: HTMLElement): HTMLElement | null {
  const address = element.querySelector<HTMLAnchorElement>('.comment-time')?.href ?? '';
  const parent = address === '' ? null : new URL(address, location.href).searchParams.get('parent');
  return parent === null || parent === idOf(element) || thread.dataset['parent'] === parent
    ? null
    : thread.querySelector<HTMLElement>(`[data-comment="${CSS.escape(parent)}"]`);
}

async function redraw(comment: HTMLElement, path: string, server: Server, prepare: Prepare): Promise<void> {
  const drawn = await server.draw(`${path}?fragment=1&only=${idOf(comment) ?? ''}`);
  if (drawn.type !== 'element') return;
  prepare(within(drawn.element));
  const [own, fresh] = [comment, drawn.element].map((item) => item.querySelector(':scope > .comment-own'));
  if (own && fresh) own.replaceWith(fresh);
  comment.className = drawn.element.className;
  comment.querySelector<HTMLElement>('[data-act="edit"]')?.focus();
}

/** Removes a deleted comment and moves the focus. One with replies is replaced by the server's drawing of it. */
function removeDeleted(thread: HTMLElement, comment: HTMLElement, updates: Updates): void {
  const next = comment.nextElementSibling ?? comment.previousElementSibling;
  const isAnswered = comment.querySelector('.replies > [data-comment]') !== null;
  if (!isAnswered) {
    withoutLayoutShift(() => {
      comment.remove();
    });
  }
  const to = next?.querySelector<HTMLElement>('a, button') ?? thread.querySelector<HTMLElement>('textarea');
  to?.focus({ preventScroll: true });
  updates.outdate();
  updates.refresh();
}
