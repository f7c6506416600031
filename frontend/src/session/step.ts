import { count, fields, text } from '../unknown';

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
  readonly id: string;
  /** 1, and one more with every correction. */
  readonly version: number;
  /** The article's element, as the server draws it everywhere. */
  readonly html: string;
}

/** The true end: the reader has read all that there was when the session began. */
export interface EndOfFeed {
  readonly type: 'end-of-feed';
}

/** Nothing is known of what comes next; asking again may help. */
export interface Failed {
  readonly type: 'failed';
  /** For people who look for the cause, never shown to the reader. */
  readonly why: string;
}

export function failed(why: string): Failed {
  return { type: 'failed', why };
}

/** The answer of `next`: says by itself what it is. */
export function parseStep(value: unknown): ServedStep | null {
  const step = fields(value);
  if (step?.['type'] === 'next-article') return parseNextArticle(step);
  return step?.['type'] === 'end-of-feed' ? { type: 'end-of-feed' } : null;
}

export function parseNextArticle(value: unknown): NextArticle | null {
  const step = fields(value);
  const article = fields(step?.['article']);
  const position = count(step?.['position']);
  const cursor = text(step?.['cursor']);
  const id = text(article?.['id']);
  const version = count(article?.['version']);
  const html = text(step?.['html']);
  if (position === null || cursor === null || id === null || version === null || html === null) return null;
  return { type: 'next-article', position, cursor, id, version, html };
}
