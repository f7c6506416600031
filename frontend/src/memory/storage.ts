/** Texts that outlive the page, if the browser allows it. Never throws. */
export interface SafeStorage {
  get(key: string): string | null;
  set(key: string, text: string): void;
  remove(key: string): void;
}

/** Wraps a storage that may be denied, full or absent (private windows, browser settings): texts are then lost with the page. */
export function openStorage(storage: () => Storage): SafeStorage {
  /** Texts that the storage has refused. All others are read from it, since other tabs write too. */
  const refused = new Map<string, string>();
  return {
    get: (key) => refused.get(key) ?? attempt(() => storage().getItem(key)),
    set: (key, text) => {
      refused.set(key, text);
      attempt(() => {
        storage().setItem(key, text);
        refused.delete(key);
      });
    },
    remove: (key) => {
      refused.delete(key);
      attempt(() => {
        storage().removeItem(key);
      });
    },
  };
}

function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
