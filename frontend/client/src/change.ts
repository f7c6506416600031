import type * as api from './api';
import { count, fields, text } from './unknown';

/** A change of an article, from the stream or the change log. `seq` rises by exactly one. */
export type Change = ArticlePublished | ArticleUpdated | ArticleRetracted;

/** A new article. Count it, and never insert it into a page that is being read. `newerCount` comes by stream only. */
export type ArticlePublished = Told<api.ArticlePublished, 'article-published'>;

/** A correction. `article` and `html` are missing if it came from the change log or the article was retracted since: fetch what you show. */
export type ArticleUpdated = Told<api.ArticleUpdated, 'article-updated'>;

/** A retraction: show `notice` in place of the article. */
export type ArticleRetracted = Told<api.ArticleRetracted, 'article-retracted'>;

/** The fields of every change, and those that only the stream or the log adds. */
type Told<Event, Type> = Event & {
  readonly type: Type;
  readonly seq: number;
  readonly id: string;
  readonly slug: string;
  readonly url: string;
  /** The version that the change made. */
  readonly version: number;
} & Pick<api.Change, 'title' | 'section' | 'publishedAt'>;

/** Changes were lost for good: load anew what you show. Later changes follow from here. */
export interface Resync {
  readonly type: 'resync';
  /** `unknown-id`: another log; `expired`: no longer kept; `overflow`: you did not read `changes()` for too long. */
  readonly reason: string;
}

const TYPES: readonly string[] = [
  'article-published',
  'article-updated',
  'article-retracted',
] satisfies Change['type'][];

/** Parses a change. Returns null for unknown kinds, which a newer server may send. */
export function parseChange(value: unknown, name?: string): Change | null {
  const change = fields(value);
  const type = name ?? text(change?.['type']) ?? '';
  const seq = count(change?.['seq']);
  const id = text(change?.['id']);
  if (!TYPES.includes(type) || seq === null || id === null) return null;
  // Only the fields that this client uses are checked.
  return { ...change, type, seq, id, version: count(change?.['version']) ?? 1 } as Change;
}
