import type { SafeStorage } from '../memory/storage';

const TOKEN = 'unspool.author';
const NAME = 'unspool.name';

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
}

export function openIdentity(storage: SafeStorage): Identity {
  return {
    token: () => storage.get(TOKEN),
    keep: (token) => {
      storage.set(TOKEN, token);
    },
    forget: () => {
      storage.remove(TOKEN);
    },
    name: () => storage.get(NAME) ?? '',
    rename: (name) => {
      storage.set(NAME, name);
    },
  };
}
