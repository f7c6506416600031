import type * as api from './api';
import { count, fields, text } from './unknown';

/** What happened to an article, by stream or from the change log. `seq` rises by exactly one. */
export type Change = ArticlePublished | ArticleUpdated | ArticleRetracted;

/** New at the head: a notice, never to be put into a page that is being read. `newerCount` comes by stream only. */
export type ArticlePublished = Told<api.ArticlePublished, 'article-published'>;

/** A correction. Without `article` (and `html`) where it came from the log, or where it was retracted since: fetch what you show. */
export type ArticleUpdated = Told<api.ArticleUpdated, 'article-updated'>;

/** Taken away: show `notice` in its place. */
export type ArticleRetracted = Told<api.ArticleRetracted, 'article-retracted'>;

/** What is there of every change, and by stream or from the log what else it tells. */
type Told<Event, Type> = Event & {
  readonly type: Type;
  readonly seq: number;
  readonly id: string;
  readonly slug: string;
  readonly url: string;
  /** The version that the change made. */
  readonly version: number;
} & Pick<api.Change, 'title' | 'section' | 'publishedAt'>;

/** Changes were lost and cannot be had again: load anew what you show. What follows begins here. */
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

/** Null where it is no change that we know: new kinds may come at any time. */
export function parseChange(value: unknown, name?: string): Change | null {
  const change = fields(value);
  const type = name ?? text(change?.['type']) ?? '';
  const seq = count(change?.['seq']);
  const id = text(change?.['id']);
  if (!TYPES.includes(type) || seq === null || id === null) return null;
  // Only what tells changes apart is looked at; the rest is the server's word.
  return { ...change, type, seq, id, version: count(change?.['version']) ?? 1 } as Change;
}
