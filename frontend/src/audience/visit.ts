import type { SafeStorage } from '../memory/storage';

/** Milliseconds for which the server remembers a view. A later report would count as another view. */
const REMEMBERED_MS = 6 * 60 * 60 * 1_000;

/** Most articles remembered in a visit. */
const MAX = 200;

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
      seen = [...seen.filter((one) => one.article !== article), { article, view, at: now() }].slice(-MAX);
      tab.set(KEY, JSON.stringify(seen));
      return view;
    },
  };
}

/** Returns a UUID of version 4 (RFC 9562). `crypto.randomUUID` exists in secure contexts only. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function parse(text: string | null): readonly Seen[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? kept.filter(isSeen) : [];
  } catch {
    return [];
  }
}

function isSeen(value: unknown): value is Seen {
  const { article, view, at } = (value ?? {}) as Partial<Record<keyof Seen, unknown>>;
  return typeof article === 'string' && typeof view === 'string' && typeof at === 'number';
}
