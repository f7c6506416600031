import { fields, json, text } from '../../client/src/unknown';
import type { SafeStorage } from '../memory/storage';

const TOKEN = 'unspool.author';
const NAME = 'unspool.name';
const OWN = 'unspool.own';

/** Most comments that are remembered as the reader's own. Beyond, the oldest are forgotten. */
const MAX_OWN = 50;

/**
 * The reader's name and author token, which proves which comments are theirs. The token is stored in this browser only. It comes from the
 * server's answers to the reader's comments and never from the page's address, which an attacker can make a reader open.
 */
export interface Identity {
  /** Null before the first comment, and after the server has rejected an expired token. */
  readonly token: () => string | null;
  readonly keep: (token: string) => void;
  readonly forget: () => void;
  /** The last name used; empty if there is none. */
  readonly name: () => string;
  readonly rename: (name: string) => void;
  /**
   * The reader's comments on the page of comments at a path, as far as this browser remembers them. Null if it remembers none at all: the reader may
   * have sent some from an earlier version of this page.
   */
  readonly own: (path: string) => readonly Written[] | null;
  /** Remembers a comment of the reader's. */
  readonly wrote: (path: string, id: string) => void;
  /** Notes that its author sees a comment as everybody does from now on. */
  readonly settled: (id: string) => void;
  /** Notes that the reader has deleted a comment. */
  readonly deleted: (id: string) => void;
}

/** A comment of the reader's. */
export interface Written {
  readonly path: string;
  readonly id: string;
  readonly isSettled?: boolean;
  readonly isDeleted?: boolean;
}

export function openIdentity(storage: SafeStorage): Identity {
  const written = (): readonly Written[] | null => {
    const kept = json(storage.get(OWN));
    return Array.isArray(kept) ? kept.filter(isWritten) : null;
  };
  const remember = (all: readonly Written[]): void => {
    storage.set(OWN, JSON.stringify(all.slice(-MAX_OWN)));
  };
  /** A list that began now would hide what an older token has written: its owner is named to every thread instead. */
  const change = (by: (all: readonly Written[]) => readonly Written[]): void => {
    const before = written();
    if (before !== null) remember(by(before));
  };
  return {
    token: () => storage.get(TOKEN),
    keep: (token) => {
      if (storage.get(TOKEN) === null) remember([]);
      storage.set(TOKEN, token);
    },
    forget: () => {
      storage.remove(TOKEN);
      storage.remove(OWN);
    },
    name: () => storage.get(NAME) ?? '',
    rename: (name) => {
      storage.set(NAME, name);
    },
    own: (path) => written()?.filter((comment) => comment.path === path) ?? null,
    wrote: (path, id) => {
      change((all) => [...all, { path, id }]);
    },
    settled: (id) => {
      change((all) => all.map((comment) => (comment.id === id ? { ...comment, isSettled: true } : comment)));
    },
    deleted: (id) => {
      change((all) => all.map((comment) => (comment.id === id ? { ...comment, isDeleted: true } : comment)));
    },
  };
}

function isWritten(value: unknown): value is Written {
  const { path, id } = fields(value) ?? {};
  return text(path) !== null && text(id) !== null;
}
