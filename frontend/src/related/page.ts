import type { Browser } from '../browser';
import type { Stop } from '../part';
import { startRelated } from './related';

/** Loads the list of what is read most on a page that is of no article. */
export function startRelatedPage(browser: Pick<Browser, 'fetch' | 'local'>): Stop {
  // A headline on the front page is not an article that was shown.
  const related = startRelated({ ...browser, isShown: () => false });
  related.watch(document);
  return related.stop;
}
