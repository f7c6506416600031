import { Session } from '@unspool/client';
import type { Browser } from '../browser';
import { Column } from '../column/column';
import { parseSavedColumn } from '../column/saved';
import { wordsOf } from '../column/failure';
import { loadMarginFor } from '../endless/margin';
import { type Outcome, startLoader } from '../endless/loader';
import { all, type Stop } from '../part';
import { follow } from '../live/follow';
import { openNews } from '../live/news';
import { startSession } from '../rest';
import { startSaving } from '../returning/saving';
import { openPageStates } from '../returning/page-states';
import { fields, text } from '../../client/src/unknown';
import { type HeadlineChanges, openHeadlineChanges } from './live';
import { fetchHeadlines, headlinesIn } from './page';

/** Loads older headlines beneath a list as the reader scrolls. The address stays that of the list. */
export function startHeadlines(list: HTMLElement, browser: Browser): Stop {
  const loader = document.querySelector<HTMLElement>('[data-loader]');
  if (loader === null) return () => undefined;
  const ended = new AbortController();
  const states = openPageStates(browser.tab);
  const main = document.querySelector<HTMLElement>('main[data-seq]');
  const column = openColumn(loader, browser, (headlines) => changes?.prepare(headlines));
  const changes = main === null ? null : openHeadlineChanges(main, column, browser.fetch, ended.signal);
  let { next } = restore(column, list, states.recall());
  const more = async (): Promise<Outcome> => {
    if (next === null) return 'end';
    const page = await fetchHeadlines(next, browser.fetch, ended.signal);
    if (page === null) return 'failed';
    column.append(page.list, page.address);
    next = page.next;
    point(loader, next);
    return next === null ? 'end' : 'more';
  };
  point(loader, next);
  const { stop } = startLoader(loader, {
    ahead: loadMarginFor(browser),
    more,
    arrived: () =>
      column
        .shown(column.length - 1)
        ?.querySelector('a')
        ?.focus({ preventScroll: true }),
    announce: browser.announce,
  });
  return all(
    () => {
      ended.abort();
      column.end();
    },
    stop,
    main === null || changes === null ? (): void => undefined : startLive(main, changes.apply, browser),
    startSaving(states, () => ({ column: column.keep(), next })),
  );
}

function openColumn(loader: HTMLElement, browser: Browser, prepare: (headlines: HTMLElement) => void): Column {
  return new Column({
    append: (headlines) => {
      loader.before(headlines);
    },
    fetch: browser.fetch,
    pick: headlinesIn,
    words: wordsOf(loader),
    prepare,
    gone: () => null,
  });
}

/** Counts new articles, and applies changes to the headlines. */
function startLive(main: HTMLElement, apply: HeadlineChanges['apply'], browser: Browser): Stop {
  const { seq, section = null } = main.dataset;
  const session = new Session({
    ...browser,
    resume: { article: null, cursor: null, position: 0, token: null, seq: Number(seq) },
  });
  const address = section === null ? '/' : location.pathname;
  return all(
    () => {
      session.rest();
    },
    follow(session, apply, openNews({ section, address })),
    startSession(session),
  );
}

/** Restores the list as it was when the reader left it, unless it has changed since. Returns the address of the next page, if any. */
function restore(column: Column, list: HTMLElement, kept: unknown): { next: string | null } {
  const was = fields(kept);
  const pages = parseSavedColumn(was?.['column']);
  const address = firstAddress(list);
  const isBack = pages !== null && column.restore(pages, list, address);
  history.scrollRestoration = isBack ? 'manual' : 'auto';
  if (isBack) return { next: text(was?.['next']) };
  column.adopt(list, address);
  return { next: list.dataset['next'] ?? null };
}

/** Address of the first page, with the next page's as its fragment: if the list has changed, so has this address. */
function firstAddress(list: HTMLElement): string {
  const address = new URL(location.href);
  address.searchParams.set('fragment', '1');
  address.hash = list.dataset['next'] ?? '';
  return address.pathname + address.search + address.hash;
}

/** Sets the address of the plain link, for readers who open it in a new tab. */
function point(loader: HTMLElement, next: string | null): void {
  const link = loader.querySelector<HTMLAnchorElement>('a[rel~="next"]');
  if (link !== null && next !== null) link.href = next;
}
