import type { Shelf } from '../memory/shelf';

const TOKEN = 'unspool.author';
const NAME = 'unspool.name';

/** By which this browser shows which comments are its reader's: kept here, sent to no other site, known to no account. */
export interface Identity {
  /** Null until a first comment was sent. */
  readonly token: () => string | null;
  readonly keep: (token: string) => void;
  /** The name given last; empty where there was none. */
  readonly name: () => string;
  readonly rename: (name: string) => void;
}

export function openIdentity(shelf: Shelf): Identity {
  return {
    token: () => shelf.get(TOKEN),
    keep: (token) => {
      shelf.set(TOKEN, token);
    },
    name: () => shelf.get(NAME) ?? '',
    rename: (name) => {
      shelf.set(NAME, name);
    },
  };
}
