import type { CommentsChanged } from '@unspool/client';
import { count, fields, text } from '../../client/src/unknown';
import type { Browser } from '../browser';
import { all, type Stop } from '../part';
import { openDrafts } from './drafts';
import { openIdentity } from './identity';
import { articleOf } from './list';
import { startInterval } from './interval';
import { type Mounts, openMounts } from './mounts';
import { startNearby } from './nearby';
import { showCount } from './news';
import { openServer } from './server';
import { openTurns } from './turn';

/** Most articles whose number of comments is remembered. */
const MAX_COUNTS = 500;

/** Milliseconds between refreshes of what is near the window. A shared stream reports only articles that its own tab shows. */
const REFRESH_MS = 60_000;

/** The comment threads of all articles on a page, each loaded when the reader comes to the end of its article. */
export interface Threads {
  /** Loads the thread of this article when its section comes near the window. */
  readonly watch: (article: ParentNode) => void;
  /** Passes on a new number of comments. */
  readonly told: (changed: CommentsChanged) => void;
  /** Refreshes the threads near the window: changes may have been missed. */
  readonly refresh: () => void;
  readonly stop: Stop;
}

export function startThreads(browser: Browser): Threads {
  const ended = new AbortController();
  const identity = openIdentity(browser.local);
  const server = openServer(browser.fetch, identity, openTurns(browser.local), ended.signal);
  const mounts = openMounts({ server, identity, drafts: openDrafts(browser.local), announce: browser.announce });
  const nearby = startNearby({ server, mounts });
  const counts = new Map<string, number>();
  const refresh = (): void => {
    for (const section of nearby.sections) mounts.get(section)?.refresh();
  };
  return {
    watch: (article) => {
      for (const section of article.querySelectorAll<HTMLElement>('section[data-comments]')) {
        adopt(section, mounts, counts);
        nearby.observe(section);
      }
    },
    told: (changed) => {
      const said = fields(changed);
      const [article, comments] = [text(said?.['articleId']), count(said?.['count'])];
      if (article === null || comments === null) return;
      remember(counts, article, comments);
      const section = document.getElementById(`comments-${article}`)?.parentElement;
      if (!section) return;
      const thread = mounts.get(section);
      if (thread === undefined) showCount(section, comments);
      else thread.told(comments);
    },
    refresh,
    stop: all(
      () => {
        ended.abort();
      },
      nearby.stop,
      mounts.stop,
      startInterval(REFRESH_MS, () => {
        if (document.visibilityState === 'visible') refresh();
      }),
    ),
  };
}

/** Mounts the thread that the server drew in a section, if any; otherwise shows the number of comments, if known. */
function adopt(section: HTMLElement, mounts: Mounts, counts: ReadonlyMap<string, number>): void {
  const drawn = section.querySelector<HTMLElement>(':scope > [data-thread]');
  const known = counts.get(articleOf(section));
  if (drawn === null) {
    if (known !== undefined) showCount(section, known);
  } else if (mounts.get(section) === undefined) {
    mounts.mount(section, drawn);
    // The server draws the reader's own pending comments only when asked with their token.
    mounts.get(section)?.refresh();
  }
}

function remember(counts: Map<string, number>, article: string, comments: number): void {
  counts.delete(article);
  counts.set(article, comments);
  const [oldest] = counts.keys();
  if (counts.size > MAX_COUNTS && oldest !== undefined) counts.delete(oldest);
}
