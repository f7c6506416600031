import type { Column } from '../column/column';

/** What an article's element says of itself. */
export interface Card {
  readonly id: string;
  /** Dense, in order of first publication: what the reader's memory counts. */
  readonly number: number;
  /** 1, and one more with every correction. */
  readonly version: number;
  /** Path of the article's own page. */
  readonly path: string;
  readonly title: string;
}

/** Null where the element is no article of ours. */
export function cardOf(article: HTMLElement): Card | null {
  const { id, number, version, url, title } = article.dataset;
  if (id === undefined || url === undefined || title === undefined) return null;
  return { id, number: Number(number), version: Number(version), path: new URL(url, location.href).pathname, title };
}

/** The card of an article that stands in the page. */
export function cardAt(column: Column, index: number): Card | null {
  const article = column.shown(index);
  return article === null ? null : cardOf(article);
}

/** Where the server draws the article alone. */
export function fragmentOf(card: Card): string {
  return `${card.path}?fragment=1`;
}
