import { type Place, Session } from '@unspool/client';
import type { Audience } from '../audience/audience';
import { startCounting } from '../audience/counting';
import type { Browser } from '../browser';
import { Column } from '../column/column';
import { wordsOf } from '../column/refuse';
import { laterThreads } from '../comments/later';
import type { Threads } from '../comments/threads';
import { aheadFor } from '../endless/ahead';
import { startLoader } from '../endless/loader';
import { follow } from '../live/follow';
import { openNews } from '../live/news';
import { openMemory } from '../memory/memory';
import { all, type Stop } from '../part';
import { startResting } from '../rest';
import { startKeeping } from '../returning/keeping';
import { openPlaces } from '../returning/places';
import { showShareButtons } from '../share';
import { startAddress } from './address';
import { fragmentOf } from './card';
import { type Entry, entryOf } from './entry';
import { more } from './insert';
import { startKeys } from './keys';
import { keepTrue } from './live';
import { startReading } from './reading';
import { retracted } from './retracted';
import { parseReturned, type Returned } from './returned';
import { leave, step } from './walk';

/** The article page: the following articles arrive beneath the one that the server drew. Nothing happens on any other page. */
export function startFeed(root: HTMLElement, browser: Browser, audience: Audience): Stop {
  const entry = entryOf(root);
  if (entry === null) return () => undefined;
  // It names what came next for a reader who had read nothing.
  entry.loader.querySelector('.loader-next')?.remove();
  const memory = openMemory(browser.local);
  const places = openPlaces(browser.tab);
  const threads = laterThreads(browser);
  const column = openColumn(root, entry.loader, browser, threads);
  const session = new Session({
    ...browser,
    resume: comeBack(column, entry, places.recall()),
    html: true,
    read: memory.text,
    prefetch: !browser.saveData,
    comments: threads.told,
  });
  session.know(entry.card.id, entry.card.version);
  const loader = startLoader({
    element: entry.loader,
    ahead: aheadFor(browser),
    more: () => more(root, column, session, browser.announce),
    // It stands where the loader was pressed: in the window.
    arrived: () => column.shown(column.length - 1)?.focus({ preventScroll: true }),
    announce: browser.announce,
  });
  const tellNews = openNews({ section: null, address: '/' });
  const keep = keepTrue(column, browser.announce);
  const following = follow(session, (change) => {
    keep(change);
    tellNews(change);
  });
  if (document.visibilityState === 'visible') session.wake();
  return all(
    () => {
      column.end();
      session.close();
    },
    following,
    threads.stop,
    loader.stop,
    startAddress(entry.card, column),
    startReading(column, memory),
    startCounting(column, audience),
    startKeeping(places, (): Returned => ({ column: column.keep(), place: session.place })),
    startKeys(root, {
      step: (by) => {
        void step(column, by, loader.load);
      },
      leave: (side) => {
        leave(root, side);
      },
    }),
    startResting(
      () => {
        session.rest();
      },
      () => {
        session.wake();
        loader.again();
        threads.refresh();
      },
    ),
  );
}

function openColumn(root: HTMLElement, loader: HTMLElement, browser: Browser, threads: Threads): Column {
  return new Column({
    append: (article) => {
      root.append(article);
    },
    fetch: browser.fetch,
    words: wordsOf(loader),
    prepare: (article, index) => {
      article.tabIndex = -1;
      article.setAttribute('aria-posinset', String(index + 1));
      article.setAttribute('aria-setsize', '-1');
      showShareButtons(article, browser);
      threads.watch(article);
    },
    gone: ({ address, kept }, notice) =>
      retracted(address.replace(/\?.*/, ''), kept, root.dataset['retracted'] ?? '', notice),
  });
}

/** Puts all back as it was when the reader left this page, if they did. Gives where the session goes on. */
function comeBack(column: Column, { article, card, place }: Entry, kept: unknown): Place {
  const returned = parseReturned(kept);
  const isBack = returned !== null && column.restore(returned.column, article, fragmentOf(card));
  // The browser's own way would scroll a page that is not yet as long as it was.
  history.scrollRestoration = isBack ? 'manual' : 'auto';
  if (isBack) return returned.place;
  column.adopt(article, fragmentOf(card));
  return place;
}
