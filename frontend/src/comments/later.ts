import type { Browser } from '../browser';
import type { Threads } from './threads';

/** Windows above and beneath the one that is seen within which an article's comments are loaded: a margin of an IntersectionObserver. */
export const NEAR = '75% 0px';

/** The threads of a page, whose script comes with the first of them: many readers leave before. Where it cannot be had, links are left. */
export function laterThreads(browser: Browser): Threads {
  const waiting: ParentNode[] = [];
  let threads: Threads | null = null;
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      void import('./threads').then(
        ({ startThreads }) => {
          threads = startThreads(browser);
          for (const article of waiting) threads.watch(article);
        },
        () => undefined,
      );
    },
    { rootMargin: NEAR },
  );
  return {
    watch: (article) => {
      const section = article.querySelector('[data-comments]');
      if (threads !== null) threads.watch(article);
      else if (section !== null) {
        waiting.push(article);
        observer.observe(section);
      }
    },
    told: (changed) => {
      threads?.told(changed);
    },
    refresh: () => {
      threads?.refresh();
    },
    stop: () => {
      observer.disconnect();
      threads?.stop();
    },
  };
}
