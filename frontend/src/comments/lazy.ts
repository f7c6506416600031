import type { Browser } from '../browser';
import type { Threads } from './threads';

/** Distance above and beneath the window within which comments are loaded: a margin of an IntersectionObserver. */
export const NEAR = '75% 0px';

/**
 * Loads the script of threads when the first thread comes near: many readers leave before. If that fails, the plain links remain: browsers do
 * not request a failed module again.
 */
export function lazyThreads(browser: Browser): Threads {
  const waiting: ParentNode[] = [];
  let threads: Threads | null = null;
  let isAsked = false;
  let isOver = false;
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      isAsked = true;
      observer.disconnect();
      void import('./threads').then(
        (script) => {
          if (isOver) return;
          threads = script.startThreads(browser);
          for (const article of waiting.splice(0)) threads.watch(article);
        },
        () => {
          isOver = true;
        },
      );
    },
    { rootMargin: NEAR },
  );
  return {
    watch: (article) => {
      const section = article.querySelector('[data-comments]');
      if (threads !== null) threads.watch(article);
      else if (section !== null && !isOver) {
        waiting.push(article);
        if (!isAsked) observer.observe(section);
      }
    },
    told: (changed) => {
      threads?.told(changed);
    },
    refresh: () => {
      threads?.refresh();
    },
    stop: () => {
      isOver = true;
      observer.disconnect();
      threads?.stop();
    },
  };
}
