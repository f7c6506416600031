import type { Column } from '../column/column';

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
export function cardAt(column: Column, index: number): Card | null {
  const article = column.shown(index);
  return article === null ? null : cardOf(article);
}

/** Address at which the server draws the article alone. */
export function fragmentOf(card: Card): string {
  return `${card.path}?fragment=1`;
}
