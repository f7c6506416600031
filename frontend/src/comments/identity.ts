import type { SafeStorage } from '../memory/storage';

const TOKEN = 'unspool.author';
const NAME = 'unspool.name';

/**
 * The token that shows which comments are this browser's reader's: kept here, sent to no other site, known to no account. It comes from answers
 * to what the reader sent, and never from the page's address, which others can make a reader open.
 */
export interface Identity {
  /** Null until a first comment was sent, and once the server takes the token no more. */
  readonly token: () => string | null;
  readonly keep: (token: string) => void;
  readonly forget: () => void;
  /** The name given last; empty where there was none. */
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
