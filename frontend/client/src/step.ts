import type { Article } from './api';
import type { UnspoolError } from './error';
import { count, fields, text } from './unknown';

/** What comes next in a reading session: an article, its end, or a failure. One is never taken for another. */
export type Step = NextArticle | EndOfFeed | Failed;

/** What the server says of a step, by event or by answer. */
export type ServedStep = NextArticle | EndOfFeed;

export interface NextArticle {
  readonly type: 'next-article';
  /** How many articles the session has handed out, this one included. */
  readonly position: number;
  /** The place after this article. */
  readonly cursor: string;
  readonly article: WholeArticle;
  /** The article's element, as the server draws it everywhere; null unless the session asked for `html`. */
  readonly html: string | null;
}

/** An article that can be told from others. */
export type WholeArticle = Article & Required<Pick<Article, 'id' | 'version'>>;

/** The true end: the reader has read all that there was when the session began. */
export interface EndOfFeed {
  readonly type: 'end-of-feed';
}

/** Nothing is known of what comes next; asking again may help where the error is `retryable`. */
export interface Failed {
  readonly type: 'failed';
  readonly error: UnspoolError;
}

export function failed(error: UnspoolError): Failed {
  return { type: 'failed', error };
}

/** The answer of `next`: says by itself what it is. @param html whether an article without its element is none */
export function parseStep(value: unknown, html: boolean): ServedStep | null {
  const step = fields(value);
  if (step?.['type'] === 'next-article') return parseNextArticle(step, html);
  return step?.['type'] === 'end-of-feed' ? { type: 'end-of-feed' } : null;
}

export function parseNextArticle(value: unknown, wantsHtml: boolean): NextArticle | null {
  const step = fields(value);
  const article = fields(step?.['article']);
  const position = count(step?.['position']);
  const cursor = text(step?.['cursor']);
  const html = text(step?.['html']);
  if (position === null || cursor === null || article === null || !isWhole(article)) return null;
  return wantsHtml && html === null ? null : { type: 'next-article', position, cursor, article, html };
}

function isWhole(article: Partial<WholeArticle>): article is WholeArticle {
  return text(article.id) !== null && count(article.version) !== null;
}
