import type { Browser } from '../browser';
import type { Column } from '../column/column';
import { all, type Stop } from '../part';
import { startRelated } from './related';

/** Loads what else to read for the articles of a column, as readers come to their ends, and at the end of all. */
export function startRelatedArticles(column: Column, browser: Pick<Browser, 'fetch' | 'local'>): Stop {
  const related = startRelated({ ...browser, isShown: (id) => column.find(id) >= 0 });
  related.watch(document);
  return all(
    related.stop,
    column.watch(({ from, to }) => {
      for (let index = from; index <= to + 1; index += 1) {
        const article = column.shown(index);
        if (article !== null) related.watch(article);
      }
    }),
  );
}
