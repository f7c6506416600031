import type * as api from './api.js';
import { count, fields, text } from './unknown.js';

/** A change of an article, from the stream or the change log. `seq` rises by exactly one. */
export type Change = ArticlePublished | ArticleUpdated | ArticleRetracted;

/** A new article. Count it, and never insert it into a page that is being read. `newerCount` comes by stream only. */
export type ArticlePublished = Told<api.ArticlePublished, 'article-published'>;

/**
 * A correction. `changed` names the fields that it changed. Fetch what you show: `/api/v1/articles/{id}/versions/{version}`. `article` and `html` come only
 * with the option `bodies`, and by stream: they are missing if the change came from the change log, or the article was retracted since.
 */
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

/** Changes were lost for good, or one may concern every article: load anew what you show. Later changes follow from here. */
export interface Resync {
  readonly type: 'resync';
  /** `unknown-id`: another log; `expired`: no longer kept; `overflow`: you did not read `changes()` for too long; `filing-changed`: a section, a tag or an author was renamed or described anew. */
  readonly reason: string;
}

/** Resyncs after which the site may have an older article than a change reported: it was restored, or that change is older than the log. */
const ANEW = /^(expired|unknown-(id|article))$/;

/** Whether versions that changes reported before count no more. After other resyncs an older version still comes from a cache or server that is behind. */
export function isAnew({ reason }: Resync): boolean {
  return ANEW.test(reason);
}

const TYPE = /^article-(published|updated|retracted)$/;

/** Parses a change. Returns null for unknown kinds, which a newer server may send. */
export function parseChange(value: unknown, name?: string): Change | null {
  const change = fields(value);
  const type = name ?? text(change?.['type']) ?? '';
  const seq = count(change?.['seq']);
  const id = text(change?.['id']);
  if (!TYPE.test(type) || seq === null || id === null) return null;
  // Only the fields that this client uses are checked.
  return { ...change, type, seq, id, version: count(change?.['version']) ?? 1 } as Change;
}
