import type { Browser } from '../browser';
import type { Column } from '../column/column';
import { all, type Stop } from '../part';
import { startRelated } from './related';

/** Loads what else to read for the articles of a column, as readers come to their ends, and at the end of all. */
export function startRelatedArticles(column: Column, browser: Pick<Browser, 'fetch' | 'local'>): Stop {
  const related = startRelated({ ...browser, isShown: (id) => column.find(id) >= 0 });
  related.watch(document);
  const shown = new Set<string>();
  return all(
    related.stop,
    column.watch(({ from, to }) => {
      for (let index = from; index <= to + 1; index += 1) {
        const article = column.shown(index);
        if (article === null) continue;
        related.watch(article);
        const { id = '' } = article.dataset;
        // Lists that came before it may name it.
        if (!shown.has(id)) related.leaveOut(id);
        shown.add(id);
      }
    }),
  );
}
