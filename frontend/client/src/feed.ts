import type { Article, FeedItem, FeedPage } from './api.js';
import { localError } from './error.js';
import { queryFrom } from './query.js';
import { requestJson } from './request.js';
import { serverOf, type ServerOptions } from './server.js';
import { fields } from './unknown.js';

export type { Article, Author, ChangesPosition, Image, PageLinks, Section, Tag } from './api.js';
export { UnspoolError } from './error.js';
export type { ServerOptions } from './server.js';

/** An article without its text. */
export type Headline = Omit<FeedItem, 'bodyHtml' | 'corrections' | 'share'>;

/** The items of a feed by its `view`. */
export interface FeedItems {
  /** Without the text. */
  readonly summary: Headline;
  readonly full: Article;
}

/** Options of a feed, all optional. */
export interface FeedOptions<View extends keyof FeedItems = 'summary'> extends ServerOptions {
  /** Slugs to which the feed is limited. */
  readonly section?: string;
  readonly tag?: string;
  readonly author?: string;
  /** Default: `latest`. */
  readonly sort?: FeedPage['sort'];
  /** Whether items have their text. Default: `summary`. */
  readonly view?: View;
  /** Items of a page: from 1 to 100 (default 20), and with `full` to 20 (default 5). */
  readonly limit?: number;
}

/** A page of a feed. `page.next` is null only at the true end; `changes` is where changes after this page begin. */
export type Page<Item> = Omit<FeedPage, 'items'> & { readonly items: readonly Item[] };

/** A feed by pages. Articles that are published meanwhile neither shift nor enter it. All methods throw UnspoolErrors. */
export class Feed<Item> {
  readonly #fetch: (cursor: string | null) => Promise<unknown>;

  /** @see openFeed */
  constructor({ section, tag, author, sort, view, limit, ...server }: FeedOptions<keyof FeedItems>) {
    const deps = serverOf(server);
    const ended = server.signal ?? new AbortController().signal;
    this.#fetch = (cursor) =>
      requestJson(`/api/v1/feed${queryFrom({ section, tag, author, sort, view, limit, cursor })}`, deps, ended);
  }

  /**
   * Fetches a page: the first one, or that of a cursor. Throws `cursor-expired` if the ranking of a `hot` feed is no longer kept: begin anew.
   */
  async page(cursor: string | null = null): Promise<Page<Item>> {
    const answer = await this.#fetch(cursor);
    if (!Array.isArray(fields(answer)?.['items'])) throw localError('malformed', 'no page');
    return answer as Page<Item>;
  }

  /** Iterates over the pages from a cursor on to the end. The next page is fetched only when it is asked for. */
  async *pages(cursor: string | null = null): AsyncGenerator<Page<Item>, undefined> {
    let next = cursor;
    do {
      const page = await this.page(next);
      yield page;
      next = page.page.next;
    } while (next !== null);
  }

  /** Iterates over the items of all pages. */
  async *items(cursor: string | null = null): AsyncGenerator<Item, undefined> {
    for await (const { items } of this.pages(cursor)) yield* items;
  }
}

/** Opens a feed. Sends nothing yet. */
export function openFeed<View extends keyof FeedItems = 'summary'>(
  options: FeedOptions<View> = {},
): Feed<FeedItems[View]> {
  return new Feed(options);
}
