import type { SessionOptions } from './options.js';
import { Session } from './session.js';

export type { Article, Author, CommentsChanged, Correction, Image, Section, ShareLinks, Tag } from './api.js';
export type { ArticlePublished, ArticleRetracted, ArticleUpdated, Change, Resync } from './change.js';
export { UnspoolError } from './error.js';
export type { Place } from './place.js';
export type { SessionOptions } from './options.js';
export { Session } from './session.js';
export type { Tabs } from './tabs.js';
export type { EndOfFeed, Failed, NextArticle, Step, WholeArticle } from './step.js';

/** Opens a session and its stream. */
export function openSession(options: SessionOptions): Session {
  const session = new Session(options);
  options.signal?.addEventListener('abort', () => {
    session.close();
  });
  if (options.signal?.aborted === true) session.close();
  else session.wake();
  return session;
}
