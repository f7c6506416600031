import { fields, json, text } from '../../client/src/unknown';
import type { SafeStorage } from '../memory/storage';

const KEY = 'unspool.places';

/** Most history entries whose state is saved. A page further back opens at its top. */
const MAX = 20;

/** Saved states of the pages that the reader left, by entry of this tab's history. */
export interface PageStates {
  /** Returns the state saved for this history entry; null if there is none. */
  recall(): unknown;
  keep(what: unknown): void;
}

export function openPageStates(storage: SafeStorage): PageStates {
  const known = entry();
  const id = known ?? crypto.getRandomValues(new Uint32Array(2)).join('-');
  const tag = (): void => {
    if (entry() === id) return;
    try {
      history.replaceState({ ...fields(history.state), place: id }, '');
    } catch {
      // Safari refuses more than 100 in 10 s. It is tried again when the page is left.
    }
  };
  tag();
  return {
    recall: () => (known === null ? null : (read(storage).find(([name]) => name === id)?.[1] ?? null)),
    keep: (what) => {
      tag();
      const others = read(storage).filter(([name]) => name !== id);
      storage.set(KEY, JSON.stringify([...others, [id, what]].slice(-MAX)));
    },
  };
}

function entry(): string | null {
  return text(fields(history.state)?.['place']);
}

function read(storage: SafeStorage): readonly (readonly unknown[])[] {
  const places: unknown = json(storage.get(KEY));
  return Array.isArray(places) ? places.filter((place): place is unknown[] => Array.isArray(place)) : [];
}
