import type { UnspoolError } from './error.js';

/**
 * Keeps the author token of a reader: the proof, for 30 days after their last comment, of which comments are theirs. It is a secret: keep it in
 * the reader's browser, or on a server with the reader's session, and out of every address and log.
 */
export interface AuthorToken {
  /** Returns the token; null before the reader's first comment. */
  readonly get: () => string | null;
  /** Called with a new token after a comment, and with null once the server has refused an expired one. */
  readonly set: (token: string | null) => void;
}

/** The part of `localStorage` that a token needs. */
export interface TokenStorage {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
  readonly removeItem: (key: string) => void;
}

/** Keeps the token in memory, for this page or process only. On a server, give each reader their own. */
export function authorInMemory(): AuthorToken {
  let kept: string | null = null;
  return {
    get: () => kept,
    set: (token) => {
      kept = token;
    },
  };
}

/** Keeps the token in `localStorage`, under the name that the newspaper's own page uses: on one origin both know the reader. */
export function authorInStorage(storage: TokenStorage, key = 'unspool.author'): AuthorToken {
  const memory = authorInMemory();
  // The storage counts, since other tabs write too, unless it has refused the last token.
  let isRefused = false;
  return {
    get: () => (isRefused ? memory.get() : attempt(() => storage.getItem(key))),
    set: (token) => {
      memory.set(token);
      isRefused = true;
      attempt(() => {
        if (token === null) storage.removeItem(key);
        else storage.setItem(key, token);
        isRefused = false;
      });
    },
  };
}

/** Sends a request with the author's token. An expired token is forgotten, and the request sent again without it. */
export async function withAuthor(
  author: AuthorToken,
  init: RequestInit | undefined,
  send: (init: RequestInit | undefined) => Promise<unknown>,
): Promise<unknown> {
  const token = author.get();
  try {
    return await send(named(init, token));
  } catch (error) {
    if (token === null || (error as UnspoolError).code !== 'author-expired') throw error;
    // Another tab may have received a new token meanwhile.
    if (author.get() === token) author.set(null);
    return send(named(init, author.get()));
  }
}

/** The last addition of each author that has any under way. */
const turns = new WeakMap<AuthorToken, Promise<unknown>>();

/** Runs `work` once all earlier work of this author has ended, in success or failure; in a browser also that of other tabs. */
export function inTurn<T>(author: AuthorToken, work: () => Promise<T>): Promise<T> {
  const next = (): Promise<T> => locked(work);
  const turn = (turns.get(author) ?? Promise.resolve()).then(next, next);
  turns.set(author, turn);
  return turn;
}

/** Runs `work` under a lock that all tabs of an origin share. A server has many readers, who do not wait for one another. */
async function locked<T>(work: () => Promise<T>): Promise<T> {
  const locks = 'document' in globalThis ? (navigator as { readonly locks?: LockManager | null }).locks : null;
  const turn: { work?: Promise<T> } = {};
  try {
    await locks?.request('unspool.turn', () => (turn.work = work()));
  } catch {
    // A browser that denies a page its storage may deny it locks too.
  }
  return turn.work ?? work();
}

function named(init: RequestInit | undefined, token: string | null): RequestInit | undefined {
  if (token === null) return init;
  const headers = new Headers(init?.headers);
  headers.set('Accept', 'application/json');
  headers.set('Unspool-Author', token);
  return { ...init, headers };
}

/** Browsers throw if the reader has turned storage off, or it is full: the token is then kept in memory. */
function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
