import type { Column } from '../column/column';
import { all, listen, type Stop } from '../part';

/** Marks the article that is printed: the one that the address names, alone. */
export function startPrinting(column: Pick<Column, 'current' | 'drawn' | 'shown'>): Stop {
  const mark = (): void => {
    const current = column.shown(column.current);
    for (const article of column.drawn) article.toggleAttribute('data-printed', article === current);
  };
  return all(listen(matchMedia('print'), 'change', mark), listen(window, 'beforeprint', mark));
}
