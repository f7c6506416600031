import { type Place, Session } from '@unspool/client';
import type { Browser } from '../browser';
import { Column } from '../column/column';
import { wordsOf } from '../column/failure';
import { lazyThreads } from '../comments/lazy';
import type { Threads } from '../comments/threads';
import { loadMarginFor } from '../endless/margin';
import { startLoader } from '../endless/loader';
import { follow } from '../live/follow';
import { loadScript } from '../load';
import { openNews } from '../live/news';
import { openMemory } from '../memory/memory';
import { all, type Stop } from '../part';
import { startSession } from '../rest';
import { startSaving } from '../returning/saving';
import { openPageStates } from '../returning/page-states';
import { areKeysOn } from '../footer';
import { showShareButtons } from '../share';
import type { ExtrasDeps } from './extras';
import { startAddress } from './address';
import { articleIn, fragmentOf } from './card';
import { type Entry, entryOf } from './entry';
import { loadNext } from './insert';
import { startLazyKeys } from './lazy-keys';
import { applyChanges } from './live';
import { retracted } from './retracted';
import { parseFeedState, type FeedState } from './state';

/** Loads the following articles beneath the one that the server drew. Does nothing on other pages. */
export function startFeed(root: HTMLElement, browser: Browser): Stop {
  const entry = entryOf(root);
  if (entry === null) return () => undefined;
  // It names the next article of a reader who has read nothing.
  entry.loader.querySelector('.loader-next')?.remove();
  const memory = openMemory(browser.local, entry.log);
  const states = openPageStates(browser.tab);
  const threads = lazyThreads(browser);
  const column = openColumn(root, entry.loader, browser, threads);
  const session = new Session({
    ...browser,
    resume: restore(column, entry, states.recall()),
    html: true,
    read: memory.text,
    prefetch: !browser.saveData,
    comments: threads.told,
  });
  session.know(entry.card.id, entry.card.version);
  const loader = startLoader(entry.loader, {
    ahead: loadMarginFor(browser),
    more: () => loadNext(root, column, session, browser.announce),
    // The new article is where the loader was pressed: in the window.
    arrived: () => column.shown(column.length - 1)?.focus({ preventScroll: true }),
    announce: browser.announce,
  });
  return all(
    () => {
      column.end();
      session.close();
    },
    startChanges(session, column, browser),
    threads.stop,
    loader.stop,
    startAddress(entry.card, column),
    startLazyExtras({ column, browser, memory, isFresh: states.recall() === null }),
    startSaving(states, (): FeedState => ({ column: column.keep(), place: session.place })),
    startLazyKeys({ root, column, loader, areOn: () => areKeysOn(browser.local) }),
    startSession(session, () => {
      loader.again();
      threads.refresh();
    }),
  );
}

/** Applies every change to the articles of the column, and counts new articles. */
function startChanges(session: Session, column: Column, { announce }: Browser): Stop {
  return follow(session, applyChanges(column, announce), openNews({ section: null, address: '/' }));
}

/** Starts what readers do not see at once, when its script has come. */
function startLazyExtras(deps: ExtrasDeps): Stop {
  let stop: Stop = () => undefined;
  const stopLoading = loadScript(
    () => import('./extras'),
    (extras) => {
      stop = extras.startExtras(deps);
    },
  );
  return () => {
    stopLoading();
    stop();
  };
}

function openColumn(root: HTMLElement, loader: HTMLElement, browser: Browser, threads: Threads): Column {
  return new Column({
    append: (article) => {
      root.append(article);
    },
    fetch: browser.fetch,
    pick: articleIn,
    words: wordsOf(loader),
    prepare: (article, index) => {
      article.tabIndex = -1;
      article.setAttribute('aria-posinset', String(index + 1));
      article.setAttribute('aria-setsize', '-1');
      // Else nobody without a mouse could scroll a wide one.
      for (const code of article.querySelectorAll('pre')) code.tabIndex = 0;
      showShareButtons(article, browser);
      threads.watch(article);
    },
    gone: ({ address, kept }, notice) =>
      retracted(address.replace(/\?.*/, ''), kept, root.dataset['retracted'] ?? '', notice),
  });
}

/** Restores the page as it was when the reader left it, if they did. Returns the place at which the session goes on. */
function restore(column: Column, { article, card, place }: Entry, kept: unknown): Place {
  const returned = parseFeedState(kept);
  const isBack = returned !== null && column.restore(returned.column, article, fragmentOf(card));
  // The browser would restore the scroll position before the page is as long as it was.
  history.scrollRestoration = isBack ? 'manual' : 'auto';
  if (isBack) return returned.place;
  column.adopt(article, fragmentOf(card));
  return place;
}
