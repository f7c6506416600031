import type { Change, Resync } from '@unspool/client';
import { anchorScroll } from '../column/anchor';
import { anchorNodeIn } from '../column/anchor-node';
import type { Column } from '../column/column';
import { isAnew } from '../../client/src/change';
import { after } from '../part';
import { idOf, isRetracted, linksIn, rename, renewCards, retract } from './cards';
import { fetchHeadlines, fetchPage } from './page';

/** Milliseconds before each new attempt to fetch the page. After the last one only the next change tries again. */
const RENEWALS_MS = [2_000, 8_000, 30_000] as const;

/** Milliseconds over which readers spread the renewal of further lists: each is a query of its own. */
const SPREAD_MS = 10_000;

/** Most ids and paths of changed articles that are remembered: far more than change while headlines are fetched. */
const MAX = 1_000;

type News = Exclude<Change, { readonly type: 'article-published' }>;

/** Changes of the articles in a list of headlines. */
export interface HeadlineChanges {
  /** Applies a change to the headlines, in the page and out of it, without moving the text that is read. */
  readonly apply: (change: Change | Resync) => void;
  /** Applies earlier changes to headlines that come into the page: they may have been drawn before. */
  readonly prepare: (headlines: HTMLElement) => void;
}

export function openHeadlineChanges(
  main: HTMLElement,
  column: Pick<Column, 'drawn'>,
  fetcher: typeof fetch,
  ended: AbortSignal,
): HeadlineChanges {
  const news = new Map<string, News>();
  /** Counts resyncs. What was fetched because of an earlier one may lack what a later change says. */
  let resyncs = 0;
  const prepare = (headlines: HTMLElement): void => {
    for (const link of linksIn(headlines)) show(link, news.get(idOf(link)));
  };
  const replace = (list: HTMLElement, fresh: HTMLElement): void => {
    prepare(fresh);
    anchorScroll(anchorNodeIn(main), () => {
      renewCards(list, fresh);
    });
  };
  /** Fetches the lists beneath that of the page. The address of each is in the one before. */
  const renewLists = async (): Promise<void> => {
    const mine = resyncs;
    let next: string | undefined;
    for (const list of column.drawn) {
      const page = next === undefined ? null : await fetchHeadlines(next, fetcher, ended);
      next = list.dataset['next'];
      if (mine !== resyncs) return;
      if (page !== null) replace(list, page.list);
    }
  };
  /** Fetches the page again. */
  const renew = async (waits: readonly number[] = RENEWALS_MS): Promise<void> => {
    const mine = resyncs;
    const fresh = await fetchPage(fetcher, ended);
    const [waitMs, ...later] = waits;
    if (ended.aborted || mine !== resyncs) return;
    if (fresh !== null) replace(main, fresh);
    else if (waitMs !== undefined)
      after(waitMs, () => {
        if (mine === resyncs) void renew(later);
      });
  };
  return {
    prepare,
    apply: (told) => {
      if (told.type === 'resync') {
        // Otherwise a cached page may still show what they say to be retracted.
        if (isAnew(told)) news.clear();
        resyncs += 1;
        void renew();
        after(Math.random() * SPREAD_MS, () => void renewLists());
      } else if (told.type !== 'article-published') {
        remember(news, told);
        // The rest of a headline that is back comes with its page.
        if (showIn(main, [main, ...column.drawn], told)) after(Math.random() * SPREAD_MS, () => void renew());
      }
    },
  };
}

/** Shows a change in all lists. Returns whether a headline in the page that had been retracted is back. */
function showIn(main: HTMLElement, lists: readonly HTMLElement[], told: News): boolean {
  const keys = keysOf(told);
  const links = new Set(lists.flatMap(linksIn).filter((link) => keys.includes(idOf(link))));
  const wasRetracted = [...links].some((link) => main.contains(link) && isRetracted(link));
  if (links.size > 0)
    anchorScroll(anchorNodeIn(main), () => {
      for (const link of links) show(link, told);
    });
  return wasRetracted && told.type !== 'article-retracted';
}

function show(link: HTMLAnchorElement, news: News | undefined): void {
  if (news === undefined) return;
  if (news.type === 'article-retracted') {
    retract(link);
    link.href = pathOf(news); // a kill takes the words out of it
  } else if (news.title !== undefined) rename(link, news.title);
}

function remember(news: Map<string, News>, change: News): void {
  for (const key of keysOf(change)) {
    news.delete(key);
    news.set(key, change);
    const [oldest] = news.keys();
    if (news.size > MAX && oldest !== undefined) news.delete(oldest);
  }
}

/** Returns what `idOf` may give for a headline of the article that a change is of. */
function keysOf(change: News): readonly string[] {
  return [change.id, pathOf(change)];
}

function pathOf({ url }: News): string {
  return new URL(url, location.href).pathname;
}
