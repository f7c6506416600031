import { Session } from '@unspool/client';
import type { Browser } from '../browser';
import { all, type Stop } from '../part';
import { startResting } from '../rest';
import { openIdentity } from './identity';
import { startThreads } from './threads';

/** The page of an article's comments: its thread does what it does beneath the article. */
export function startCommentsPage(main: HTMLElement, browser: Browser): Stop {
  takeToken(browser);
  const article = main.querySelector<HTMLElement>('[data-thread]')?.dataset['article'];
  const threads = startThreads(browser);
  threads.watch(main);
  if (article === undefined) return threads.stop;
  const session = new Session({ ...browser, article, prefetch: false, comments: threads.told });
  if (document.visibilityState === 'visible') session.wake();
  return all(
    () => {
      session.close();
    },
    threads.stop,
    startResting(
      () => {
        session.rest();
      },
      () => {
        session.wake();
        threads.refresh();
      },
    ),
  );
}

/** Who began without script goes on as the same; what says who that is leaves the address, which people pass on. */
function takeToken({ local }: Browser): void {
  const address = new URL(location.href);
  const token = address.searchParams.get('author');
  if (token === null) return;
  const identity = openIdentity(local);
  if (identity.token() === null) identity.keep(token);
  address.searchParams.delete('author');
  history.replaceState(history.state, '', address);
}
