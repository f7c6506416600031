import type { Stop } from '../part';
import { withoutLayoutShift } from '../column/layout-shift';
import { enhance } from './enhance';
import { commentsOf, idOf, listOf, repliesOf } from './list';
import { apply, between, insertNew, differences, renewToken, type Prepare } from './merge';
import { showCount, showNewComments } from './news';
import type { Server } from './server';
import { openThrottle } from './throttle';

/** Milliseconds between two requests for one thread, however often it changes. */
const PAUSE_MS = 1_500;

/** Milliseconds over which the requests of readers are spread: a new comment reaches all of them at once. */
const SPREAD_MS = 200;

/** Most comments in one answer. */
const MAX = 100;

/** Comments asked for beyond those in the page, so that moved ones are found. */
const MORE = 20;

/** Most comments whose later replies are compared in one update. */
const MAX_THREADS = 5;

/** Keeps a thread up to date with the server. */
export interface Updates {
  /** Passes on a new number of comments. */
  readonly told: (count: number) => void;
  /** Asks the server for changes. */
  readonly refresh: () => void;
  /** Has a drawing that is under way asked for again: it may have been made before what the reader has just done. */
  readonly outdate: () => void;
  /** Counts again what waits behind the button. */
  readonly count: () => void;
  /** Forgets what waits behind the button: the thread is in another order now. */
  readonly forget: () => void;
  readonly stop: Stop;
}

export interface UpdatesDeps {
  readonly thread: HTMLElement;
  /** Path of the article's page of comments. */
  readonly path: string;
  readonly server: Server;
  readonly prepare: Prepare;
  readonly announce: (words: string) => void;
}

/**
 * Removes deleted comments and patches edited ones without moving the text that is read. New comments wait behind a button until the reader
 * asks for them, except the reader's own.
 */
export function startUpdates(section: HTMLElement, deps: UpdatesDeps): Updates {
  const { thread, path, server, prepare } = deps;
  const ended = new AbortController();
  let fresh: HTMLElement | null = null;
  let known = Number(thread.dataset['count']);

  const count = (): void => {
    const notice = thread.querySelector<HTMLElement>('[data-news]');
    const added = fresh === null ? 0 : differences(thread, fresh).reduce((sum, { added }) => sum + added.length, 0);
    if (notice !== null) showNewComments(notice, added, { show, announce: deps.announce });
  };
  const show = (): void => {
    if (fresh === null) return;
    const first = insertNew(thread, fresh, prepare, () => true);
    count();
    first?.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true });
    first?.scrollIntoView({ block: 'nearest' });
  };
  let acts = 0;
  const throttle = openThrottle(PAUSE_MS, async () => {
    const before = acts;
    const drawn = await server.draw(addressOf(thread, path, known));
    if (drawn.type !== 'element') return;
    const later = await laterReplies(drawn.element, deps);
    if (ended.signal.aborted) return;
    if (acts === before) update(deps, (fresh = drawn.element), later, count);
    else request(0);
  });
  const request = (delayMs: number): void => {
    // The replies to one comment are a page of their own, which is loaded anew by its reader.
    if (thread.dataset['parent'] === undefined) throttle.request(delayMs);
  };
  const outdate = (): void => {
    acts += 1;
  };
  return {
    told: (comments) => {
      known = comments;
      showCount(section, comments);
      request(Math.random() * SPREAD_MS);
    },
    refresh: () => {
      request(0);
    },
    outdate,
    count,
    forget: () => {
      fresh = null;
      outdate();
      count();
    },
    stop: () => {
      ended.abort();
      throttle.stop();
    },
  };
}

/** Applies the server's newer drawing of a thread, and of its later replies, to the thread in the page. */
function update(
  { thread, prepare }: UpdatesDeps,
  fresh: HTMLElement,
  later: readonly HTMLElement[],
  count: () => void,
): void {
  for (const drawing of [fresh, ...later]) enhance(drawing);
  withoutLayoutShift(() => {
    apply(thread, fresh, later);
    insertNew(thread, fresh, prepare, (item) => item.classList.contains('is-mine'));
    renewToken(thread, fresh);
    count();
  });
}

/** Returns an address that changes with the count, so that no cache answers it with an older thread. */
function addressOf(thread: HTMLElement, path: string, count: number): string {
  const limit = Math.min(MAX, commentsOf(listOf(thread)).length + MORE);
  return `${path}?fragment=1&order=${thread.dataset['order'] ?? 'newest'}&limit=${String(limit)}&count=${String(count)}`;
}

/** Draws the replies beyond the first ones of comments whose replies have changed: only those show which replies are gone. */
async function laterReplies(
  fresh: HTMLElement,
  { thread, path, server }: UpdatesDeps,
): Promise<readonly HTMLElement[]> {
  const changed = between(thread, fresh).both.filter(
    ([here, now]) =>
      here.dataset['replies'] !== now.dataset['replies'] &&
      commentsOf(repliesOf(here)).length > commentsOf(repliesOf(now)).length,
  );
  const drawn = await Promise.all(
    changed
      .slice(0, MAX_THREADS)
      .map(([here]) =>
        server.draw(
          `${path}?fragment=1&order=oldest&limit=${String(MAX)}&parent=${idOf(here) ?? ''}&count=${here.dataset['replies'] ?? ''}`,
        ),
      ),
  );
  return drawn.flatMap((part) => (part.type === 'element' ? [part.element] : []));
}
