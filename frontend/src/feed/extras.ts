import { openAudience } from '../audience/audience';
import { startCounting } from '../audience/counting';
import type { Browser } from '../browser';
import type { Column } from '../column/column';
import type { Memory } from '../memory/memory';
import { all, type Stop } from '../part';
import { startRelatedArticles } from '../related/articles';
import { startCommentsLink } from './comments-link';
import { startPrinting } from './printing';
import { startReading } from './reading';

export interface ExtrasDeps {
  readonly column: Column;
  readonly browser: Pick<Browser, 'fetch' | 'local' | 'navigator' | 'tab'>;
  readonly memory: Memory;
  /** Whether the page was opened and not restored. */
  readonly isFresh: boolean;
}

/** Starts what readers do not see at once: counting, what they have read, what else there is to read, printing, and links to comments. */
export function startExtras({ column, browser, memory, isFresh }: ExtrasDeps): Stop {
  const stop = all(
    startReading(column, memory),
    startCounting(column, openAudience(browser)),
    startRelatedArticles(column, browser),
    startPrinting(column),
    startCommentsLink(column, isFresh),
  );
  // They came after the column had said what is visible.
  window.dispatchEvent(new Event('scroll'));
  return stop;
}
