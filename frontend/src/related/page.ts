import type { Browser } from '../browser';
import type { Stop } from '../part';
import { startRelated } from './related';

/** Loads the list of what is read most on a page that is of no article. */
export function startRelatedPage(browser: Pick<Browser, 'fetch' | 'local'>): Stop {
  const related = startRelated({
    ...browser,
    isShown: (id) => document.querySelector(`[data-id="${CSS.escape(id)}"]`) !== null,
  });
  related.watch(document);
  return related.stop;
}
