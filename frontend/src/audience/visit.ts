import { randomId } from '../../client/src/random-id';
import { json } from '../../client/src/unknown';
import { MAX_VIEWS, REMEMBERED_MS } from '../../client/src/view-limits';
import type { SafeStorage } from '../memory/storage';

const KEY = 'unspool.visit';

/** A view of an article in this visit. */
interface Seen {
  readonly article: string;
  /** Random id of this view. */
  readonly view: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface Visit {
  /** Returns the view id of an article; null if it was not viewed in this visit. */
  readonly find: (article: string) => string | null;
  /** Records a view of an article and returns its new id. */
  readonly add: (article: string) => string;
}

/** Opens the visit of this tab, which Back and reload continue. */
export function openVisit(tab: SafeStorage, now: () => number = Date.now): Visit {
  let seen = parse(tab.get(KEY));
  const find = (article: string): string | null => {
    const known = seen.find((one) => one.article === article);
    return known !== undefined && Math.abs(now() - known.at) < REMEMBERED_MS ? known.view : null;
  };
  return {
    find,
    add: (article) => {
      const view = randomId();
      seen = [...seen.filter((one) => one.article !== article), { article, view, at: now() }].slice(-MAX_VIEWS);
      tab.set(KEY, JSON.stringify(seen));
      return view;
    },
  };
}

function parse(text: string | null): readonly Seen[] {
  const kept = json(text);
  return Array.isArray(kept) ? kept.filter(isSeen) : [];
}

function isSeen(value: unknown): value is Seen {
  const { article, view, at } = (value ?? {}) as Partial<Record<keyof Seen, unknown>>;
  return typeof article === 'string' && typeof view === 'string' && typeof at === 'number';
}
