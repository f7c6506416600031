import type { Column } from '../column/column';
import { onlyOf } from '../column/fragment';

/** The data attributes of an article's element. */
export interface Card {
  readonly id: string;
  /** Number in order of first publication, without gaps. The reader's memory holds these numbers. */
  readonly number: number;
  /** Begins at 1 and rises by one with every correction. */
  readonly version: number;
  /** Path of the article's own page. */
  readonly path: string;
  readonly title: string;
}

/** Reads the card of an article's element. Returns null if the element is not an article. */
export function cardOf(article: HTMLElement): Card | null {
  const { id, number, version, url, title } = article.dataset;
  if (id === undefined || url === undefined || title === undefined) return null;
  return { id, number: Number(number), version: Number(version), path: new URL(url, location.href).pathname, title };
}

/** Returns the card of the article at `index`, or null if it is out of the page. */
export function cardAt(column: Pick<Column, 'shown'>, index: number): Card | null {
  const article = column.shown(index);
  return article === null ? null : cardOf(article);
}

/** Returns the article that the server draws alone at `path`. */
export function articleIn(elements: readonly HTMLElement[], path: string): HTMLElement | null {
  const article = onlyOf(elements);
  return article !== null && cardOf(article)?.path === path ? article : null;
}

/** Address at which the server draws the article alone. */
export function fragmentOf(card: Card): string {
  return `${card.path}?fragment=1`;
}
