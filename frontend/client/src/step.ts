import type { Article } from './api.js';
import type { UnspoolError } from './error.js';
import { count, fields, text } from './unknown.js';

/** The next step of a reading session: an article, the end, or a failure. A failure is never taken for the end. */
export type Step = NextArticle | EndOfFeed | Failed;

/** A step as the server sends it, by event or by answer. */
export type ServedStep = NextArticle | EndOfFeed;

export interface NextArticle {
  readonly type: 'next-article';
  /** Number of articles handed out, including this one. */
  readonly position: number;
  /** Cursor after this article. */
  readonly cursor: string;
  readonly article: WholeArticle;
  /** The article's HTML element as the server draws it; null unless the session asked for `html`. */
  readonly html: string | null;
}

/** An article with its id and version. `bodyHtml` is empty if the session asked for `html`, which contains it. */
export type WholeArticle = Article & Required<Pick<Article, 'id' | 'version'>>;

/** The end: the reader has read every article that existed when the session began. */
export interface EndOfFeed {
  readonly type: 'end-of-feed';
}

/** A failure. Asking again may help if the error is `retryable`. */
export interface Failed {
  readonly type: 'failed';
  readonly error: UnspoolError;
}

export function failed(error: UnspoolError): Failed {
  return { type: 'failed', error };
}

/** Parses an answer to `next`. @param html whether an article without its HTML element is refused */
export function parseStep(value: unknown, html: boolean): ServedStep | null {
  const step = fields(value);
  if (step?.['type'] === 'next-article') return parseNextArticle(step, html);
  return step?.['type'] === 'end-of-feed' ? { type: 'end-of-feed' } : null;
}

export function parseNextArticle(value: unknown, wantsHtml: boolean): NextArticle | null {
  const step = fields(value);
  const served = fields(step?.['article']);
  const article = served === null ? null : { bodyHtml: '', ...served };
  const position = count(step?.['position']);
  const cursor = text(step?.['cursor']);
  const html = text(step?.['html']);
  if (position === null || cursor === null || article === null || !isWhole(article)) return null;
  return wantsHtml && html === null ? null : { type: 'next-article', position, cursor, article, html };
}

function isWhole(article: Partial<WholeArticle>): article is WholeArticle {
  return text(article.id) !== null && count(article.version) !== null;
}
