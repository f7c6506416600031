import { Session } from '@unspool/client';
import type { Browser } from '../browser';
import { all, type Stop } from '../part';
import { startSession } from '../rest';
import { startThreads } from './threads';

/** Starts the thread of an article's page of comments, as beneath the article. */
export function startCommentsPage(main: HTMLElement, browser: Browser): Stop {
  const article = main.querySelector<HTMLElement>('[data-thread]')?.dataset['article'];
  const threads = startThreads(browser);
  threads.watch(main);
  if (article === undefined) return threads.stop;
  const session = new Session({ ...browser, article, prefetch: false, comments: threads.told });
  return all(
    () => {
      session.close();
    },
    threads.stop,
    startSession(session, threads.refresh),
  );
}
