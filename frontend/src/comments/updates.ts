import { after, type Stop } from '../part';
import { steady } from '../column/steady';
import { dress } from './dress';
import { commentsOf, idOf, listOf, repliesOf } from './list';
import { apply, between, bring, differences, renewToken, type Take } from './merge';
import { showCount, tellNew } from './news';
import type { Server } from './server';

/** Between two looks at the same thread: a lively one would ask all the time. */
const PAUSE_MS = 1_500;

/** Readers of one article hear of a comment together; they need not ask in the same moment. */
const SPREAD_MS = 200;

/** Comments that one request may give. */
const MOST = 100;

/** Comments more than there are here, so that what has moved behind them is seen. */
const MORE = 20;

/** Comments whose later replies are looked at again in one go. */
const MOST_THREADS = 5;

/** Keeps a thread true. */
export interface Updates {
  readonly told: (count: number) => void;
  readonly refresh: () => void;
  /** Counts anew what the reader has not seen. */
  readonly count: () => void;
  /** Forgets what was seen: the thread shows another order. */
  readonly forget: () => void;
  readonly stop: Stop;
}

export interface UpdateGround {
  readonly server: Server;
  readonly take: Take;
}

/**
 * What is gone goes, and what was changed changes, without moving the reader's text. What is new waits until they ask for it, but for what
 * they wrote themselves.
 */
export function openUpdates(
  section: HTMLElement,
  thread: HTMLElement,
  path: string,
  { server, take }: UpdateGround,
): Updates {
  let fresh: HTMLElement | null = null;
  let timer: Stop | null = null;
  let isAsking = false;
  let isAskedAgain = false;
  let isOver = false;
  let lookedAt = -PAUSE_MS;
  let known = Number(thread.dataset['count']);

  const news = (): ReturnType<typeof differences> => (fresh === null ? [] : differences(thread, fresh));
  const count = (): void => {
    const place = thread.querySelector<HTMLElement>('[data-news]');
    const added = news().reduce((sum, { added }) => sum + added.length, 0);
    if (place !== null) tellNew(place, added, show);
  };
  const show = (): void => {
    if (fresh === null) return;
    const first = bring(thread, fresh, take, () => true);
    count();
    first?.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true });
    first?.scrollIntoView({ block: 'nearest' });
  };
  const look = async (): Promise<void> => {
    timer = null;
    isAsking = true;
    const drawn = await server.draw(addressOf(thread, path, known));
    const later = drawn.type === 'element' ? await laterReplies(thread, drawn.element, path, server) : [];
    isAsking = false;
    lookedAt = performance.now();
    if (isOver) return;
    if (drawn.type === 'element') {
      fresh = drawn.element;
      dress(fresh);
      for (const replies of later) dress(replies);
      const now = fresh;
      steady(() => {
        apply(thread, now, later);
        bring(thread, now, take, (item) => item.classList.contains('is-mine'));
        renewToken(thread, now);
        count();
      });
    }
    const isBehind = isAskedAgain;
    isAskedAgain = false;
    if (isBehind) soon(0);
  };
  const soon = (delayMs: number): void => {
    // The replies to one comment are a page of their own, which is loaded anew by its reader.
    if (isOver || thread.dataset['parent'] !== undefined) return;
    if (isAsking) isAskedAgain = true;
    else timer ??= after(Math.max(delayMs, lookedAt + PAUSE_MS - performance.now()), () => void look());
  };
  return {
    told: (comments) => {
      known = comments;
      showCount(section, comments);
      soon(Math.random() * SPREAD_MS);
    },
    refresh: () => {
      soon(0);
    },
    count,
    forget: () => {
      fresh = null;
      count();
    },
    stop: () => {
      isOver = true;
      timer?.();
    },
  };
}

/** Of an address that caches have not seen before this count. */
function addressOf(thread: HTMLElement, path: string, count: number): string {
  const limit = Math.min(MOST, commentsOf(listOf(thread)).length + MORE);
  return `${path}?fragment=1&order=${thread.dataset['order'] ?? 'newest'}&limit=${String(limit)}&count=${String(count)}`;
}

/** Replies beyond the first of a comment whose replies have changed: nothing else tells which are gone. */
async function laterReplies(
  thread: HTMLElement,
  fresh: HTMLElement,
  path: string,
  server: Server,
): Promise<readonly HTMLElement[]> {
  const changed = between(thread, fresh).both.filter(
    ([here, now]) =>
      here.dataset['replies'] !== now.dataset['replies'] &&
      commentsOf(repliesOf(here)).length > commentsOf(repliesOf(now)).length,
  );
  const drawn = await Promise.all(
    changed
      .slice(0, MOST_THREADS)
      .map(([here]) =>
        server.draw(
          `${path}?fragment=1&order=oldest&limit=${String(MOST)}&parent=${idOf(here) ?? ''}&count=${here.dataset['replies'] ?? ''}`,
        ),
      ),
  );
  return drawn.flatMap((part) => (part.type === 'element' ? [part.element] : []));
}
