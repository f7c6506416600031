import type { Comment, CommentPage, CommentSubmission } from './api.js';
import { type AuthorToken, authorInMemory, inTurn, withAuthor } from './author-token.js';
import { localError } from './error.js';
import { queryFrom } from './query.js';
import { randomId } from './random-id.js';
import { requestJson, type RequestDeps, sending } from './request.js';
import { serverOf, type ServerOptions } from './server.js';
import { fields, text } from './unknown.js';

export type {
  Comment,
  CommentForm,
  CommentPage,
  CommentPageLinks,
  CommentReplies,
  CommentsChanged,
  CommentSubmission,
} from './api.js';
export { type AuthorToken, authorInMemory, authorInStorage, type TokenStorage } from './author-token.js';
export { UnspoolError } from './error.js';
export type { ServerOptions } from './server.js';

export interface CommentsOptions extends ServerOptions {
  /** Id or slug of the article. */
  readonly article: string;
  /** Keeps the reader's author token, which proves which comments are theirs. Default: in memory, until the page is left. */
  readonly author?: AuthorToken;
}

/** Selects comments. A cursor is valid with the `order` and `parent` of the page that it came from. */
export interface CommentsQuery {
  /** Default: `newest`, and for replies `oldest`. */
  readonly order?: 'newest' | 'oldest';
  /** Id of the comment whose replies are wanted. */
  readonly parent?: string;
  /** `page.next` or `page.previous` of another page. */
  readonly cursor?: string | null;
  /** From 1 to 100; default: 20. */
  readonly limit?: number;
}

/** The comments of one article: to read, to add, and to change by their author. All methods throw UnspoolErrors. */
export class Comments {
  readonly #path: string;
  readonly #deps: RequestDeps;
  readonly #ended: AbortSignal;
  readonly #author: AuthorToken;

  /** @see openComments */
  constructor(options: CommentsOptions) {
    this.#path = `/api/v1/articles/${encodeURIComponent(options.article)}/comments`;
    this.#deps = serverOf(options);
    this.#ended = options.signal ?? new AbortController().signal;
    this.#author = options.author ?? authorInMemory();
  }

  /** Fetches a page of comments, with the form's token and the number of all comments. Those of this author that wait for a moderator are included. */
  async page({ order, parent, cursor, limit }: CommentsQuery = {}): Promise<CommentPage> {
    const answer = await this.#request(this.#path + queryFrom({ order, parent, cursor, limit }));
    if (!Array.isArray(fields(answer)?.['items'])) throw localError('malformed', 'no comments');
    return answer as CommentPage;
  }

  /** Iterates over the comments from a page on to the last one. Comments that are added meanwhile repeat and skip none. */
  async *all(query: CommentsQuery = {}): AsyncGenerator<Comment, undefined> {
    let cursor = query.cursor ?? null;
    do {
      const { items, page } = await this.page({ ...query, cursor });
      yield* items;
      cursor = page.next;
    } while (cursor !== null);
  }

  /** Fetches one comment. */
  async find(id: string): Promise<Comment> {
    return comment(await this.#request(pathOf(id)));
  }

  /**
   * Adds a comment and keeps the author token of the answer. Its `state` is `pending` if a moderator has to approve it.
   *
   * @param key names this comment: sending it again with the same key, after a failure, adds no second one
   */
  add(submission: CommentSubmission, key: string = randomId()): Promise<Comment> {
    const init = sending('POST', submission);
    const headers = new Headers(init.headers);
    headers.set('Idempotency-Key', key);
    // Two first comments at once would make two authors.
    return inTurn(this.#author, async () => {
      const answer = fields(await this.#request(this.#path, { ...init, headers }));
      const token = text(answer?.['author']);
      if (token !== null) this.#author.set(token);
      return comment(answer?.['comment']);
    });
  }

  /** Replaces the text of a comment by this author, until its `editableUntil`. */
  async edit(id: string, text: string): Promise<Comment> {
    return comment(await this.#request(pathOf(id), sending('PATCH', { text })));
  }

  /** Removes a comment by this author, until its `editableUntil`. */
  async remove(id: string): Promise<void> {
    await this.#request(pathOf(id), { method: 'DELETE' });
  }

  /** Reports a comment to the moderators. @param reason at most 500 characters */
  async report(id: string, reason = ''): Promise<void> {
    await this.#request(`${pathOf(id)}/reports`, sending('POST', { reason }));
  }

  #request(path: string, init?: RequestInit): Promise<unknown> {
    return withAuthor(this.#author, init, (named) => requestJson(path, this.#deps, this.#ended, named));
  }
}

/** Opens the comments of an article. Sends nothing yet. */
export function openComments(options: CommentsOptions): Comments {
  return new Comments(options);
}

function pathOf(id: string): string {
  return `/api/v1/comments/${encodeURIComponent(id)}`;
}

function comment(value: unknown): Comment {
  if (text(fields(value)?.['id']) === null) throw localError('malformed', 'no comment');
  return value as Comment;
}
