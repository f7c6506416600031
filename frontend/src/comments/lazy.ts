import type { Browser } from '../browser';
import type { Threads } from './threads';

/** Windows above and beneath the one that is seen within which an article's comments are loaded: a margin of an IntersectionObserver. */
export const NEAR = '75% 0px';

/**
 * The threads of a page, whose script comes with the first of them: many readers leave before. It is asked for once; where it cannot be had,
 * links are left: browsers do not ask for a module again.
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
