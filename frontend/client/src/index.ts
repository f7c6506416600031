import type { SessionOptions } from './options';
import { Session } from './session';

export type { Article, Author, CommentsChanged, Correction, Image, Section, ShareLinks, Tag } from './api';
export type { ArticlePublished, ArticleRetracted, ArticleUpdated, Change, Resync } from './change';
export { UnspoolError } from './error';
export type { Place } from './place';
export type { SessionOptions } from './options';
export { Session } from './session';
export type { Tabs } from './tabs';
export type { EndOfFeed, Failed, NextArticle, Step, WholeArticle } from './step';

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
