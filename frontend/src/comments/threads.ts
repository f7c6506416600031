import type { CommentsChanged } from '@unspool/client';
import { count, fields, text } from '../../client/src/unknown';
import type { Browser } from '../browser';
import { steady } from '../column/steady';
import { all, type Stop } from '../part';
import { every } from './every';
import { openIdentity } from './identity';
import { showCount } from './news';
import { openServer } from './server';
import { NEAR } from './later';
import { startThread, type Thread } from './thread';

/** Threads that are loaded at the same time. */
const MOST_LOADING = 2;

/** Threads that stand in the page, or out of it ready to come back. Beyond, the one that was seen longest ago becomes a link again. */
export const MOST_THREADS = 8;

/** Articles of which it is remembered how many comments they have. */
const MOST_COUNTS = 500;

/** Between two looks at what is in the window, whatever the stream says: tabs that share one hear only of what its own tab shows. */
const LOOK_MS = 60_000;

/** The threads of all articles on a page: each its own, loaded when the reader comes to the end of its article. */
export interface Threads {
  /** Loads the thread of this article when its place comes near. */
  readonly watch: (article: ParentNode) => void;
  readonly told: (changed: CommentsChanged) => void;
  /** Hints may have been missed. */
  readonly refresh: () => void;
  readonly stop: Stop;
}

export function startThreads(browser: Browser): Threads {
  const ended = new AbortController();
  const identity = openIdentity(browser.local);
  const server = openServer(browser.fetch, identity, ended.signal);
  const ground = { server, identity, announce: browser.announce };
  const threads = new Map<HTMLElement, Mounted>();
  const near = new Set<HTMLElement>();
  const loading = new Set<HTMLElement>();
  const failed = new WeakSet<HTMLElement>();
  const counts = new Map<string, number>();

  const load = async (section: HTMLElement): Promise<void> => {
    loading.add(section);
    section.setAttribute('aria-busy', 'true');
    const drawn = await server.draw(`${section.dataset['comments'] ?? ''}?fragment=1`);
    loading.delete(section);
    section.removeAttribute('aria-busy');
    // Where it cannot be had, the link is still there, and the next time the reader comes by it is tried again.
    if (ended.signal.aborted) return;
    if (drawn.type === 'element') mount(section, drawn.element);
    else failed.add(section);
    next();
  };
  const mount = (section: HTMLElement, element: HTMLElement): void => {
    const way = [...section.querySelectorAll(':scope > .comments-way')];
    steady(() => {
      for (const part of way) part.remove();
      section.append(element);
    });
    section.dataset['kept'] = '';
    const thread = startThread(section, element, ground);
    threads.set(section, {
      thread,
      leave: () => {
        thread.stop();
        element.remove();
        section.append(...way);
        delete section.dataset['kept'];
      },
    });
    forget();
  };
  /** Takes over what the server drew in the page; the reader's own, which it could not draw there, come at once. */
  const adopt = (section: HTMLElement, element: HTMLElement): void => {
    if (threads.has(section)) return;
    mount(section, element);
    threads.get(section)?.thread.refresh();
  };
  const next = (): void => {
    for (const section of near) {
      if (loading.size >= MOST_LOADING) return;
      if (!threads.has(section) && !loading.has(section) && !failed.has(section)) void load(section);
    }
  };
  /** Only what is out of the page goes: nothing that is seen changes. */
  const forget = (): void => {
    for (const [section, { thread, leave }] of threads) {
      if (threads.size <= MOST_THREADS) return;
      if (section.isConnected || thread.isNeeded()) continue;
      leave();
      threads.delete(section);
    }
  };
  const came = (section: HTMLElement): void => {
    near.add(section);
    failed.delete(section);
    const there = threads.get(section);
    if (there === undefined) {
      next();
      return;
    }
    // It is the one that was seen last; what came while it was out of the page it has not heard.
    threads.delete(section);
    threads.set(section, there);
    there.thread.refresh();
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!(target instanceof HTMLElement)) continue;
        if (isIntersecting) came(target);
        else near.delete(target);
      }
    },
    { rootMargin: NEAR },
  );
  const refresh = (): void => {
    for (const section of near) threads.get(section)?.thread.refresh();
  };
  return {
    watch: (article) => {
      for (const section of article.querySelectorAll<HTMLElement>('section[data-comments]')) {
        const there = section.querySelector<HTMLElement>(':scope > [data-thread]');
        const said = counts.get(articleOf(section));
        if (there !== null) adopt(section, there);
        else if (said !== undefined) showCount(section, said);
        observer.observe(section);
      }
    },
    told: (changed) => {
      const said = fields(changed);
      const [article, comments] = [text(said?.['articleId']), count(said?.['count'])];
      if (article === null || comments === null) return;
      keep(counts, article, comments);
      const section = document.getElementById(`comments-${article}`)?.parentElement;
      const there = section === null || section === undefined ? undefined : threads.get(section);
      if (there !== undefined) there.thread.told(comments);
      else if (section) showCount(section, comments);
    },
    refresh,
    stop: all(
      () => {
        ended.abort();
        observer.disconnect();
        for (const { thread } of threads.values()) thread.stop();
      },
      every(LOOK_MS, () => {
        if (document.visibilityState === 'visible') refresh();
      }),
    ),
  };
}

interface Mounted {
  readonly thread: Thread;
  /** Puts back what the server drew. */
  readonly leave: Stop;
}

function articleOf(section: HTMLElement): string {
  return section.querySelector('h2')?.id.replace('comments-', '') ?? '';
}

function keep(counts: Map<string, number>, article: string, comments: number): void {
  counts.delete(article);
  counts.set(article, comments);
  const [oldest] = counts.keys();
  if (counts.size > MOST_COUNTS && oldest !== undefined) counts.delete(oldest);
}
