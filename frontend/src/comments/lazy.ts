import type { Browser } from '../browser';
import { loadScript } from '../load';
import type { Stop } from '../part';
import type { Threads } from './threads';

/** Distance above and beneath the window within which comments are loaded: a margin of an IntersectionObserver. */
export const NEAR = '75% 0px';

/** Loads the script of threads when the first thread comes near: many readers leave before. Until then the plain links remain. */
export function lazyThreads(browser: Browser): Threads {
  const waiting: ParentNode[] = [];
  let threads: Threads | null = null;
  let isAsked = false;
  let stopLoading: Stop = () => undefined;
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      isAsked = true;
      observer.disconnect();
      stopLoading = loadScript(
        () => import('./threads'),
        (script) => {
          threads = script.startThreads(browser);
          for (const article of waiting.splice(0)) threads.watch(article);
        },
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
      stopLoading();
      observer.disconnect();
      threads?.stop();
    },
  };
}
