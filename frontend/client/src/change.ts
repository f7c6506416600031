import type { Article, Section } from './api';
import { count, fields, text } from './unknown';

/** What happened to an article, by stream or from the change log. `seq` rises by exactly one. */
export type Change = ArticlePublished | ArticleUpdated | ArticleRetracted;

/** What is known of every change. Title, section and date are missing where the article was retracted since. */
interface Common {
  readonly seq: number;
  readonly id: string;
  /** The version that the change made. */
  readonly version: number;
  readonly slug: string;
  readonly url: string;
  readonly title?: string;
  readonly section?: Section;
  readonly publishedAt?: string;
}

/** New at the head: a notice, never to be put into a page that is being read. */
export interface ArticlePublished extends Common {
  readonly type: 'article-published';
  readonly number?: number;
  /** Published since the session's head was pinned; by stream only. */
  readonly newerCount?: number;
}

/** A correction. Without `article` (and `html`) where it came from the log, or where it was retracted since: fetch what you show. */
export interface ArticleUpdated extends Common {
  readonly type: 'article-updated';
  /** What readers are told of it. */
  readonly correction?: string;
  /** As it is now, which may be newer than `version`. */
  readonly article?: Article;
  readonly html?: string;
}

/** Taken away: show `notice` in its place. */
export interface ArticleRetracted extends Common {
  readonly type: 'article-retracted';
  readonly kind?: 'takedown' | 'kill';
  readonly notice?: string;
}

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
