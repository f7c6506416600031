import type { SafeStorage } from '../memory/storage';

/** As long as the server knows what it has counted: what is told later would be another view. */
const KNOWN_MS = 6 * 60 * 60 * 1_000;

/** Articles of one visit that are remembered. */
const MOST = 200;

const KEY = 'unspool.visit';

/** An article that was seen in this visit. */
interface Seen {
  readonly article: string;
  /** Random, and of this article and visit alone. */
  readonly view: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface Visit {
  /** The name of the view of an article, where it was seen in this visit. */
  readonly find: (article: string) => string | null;
  /** Gives a name to a view. */
  readonly add: (article: string) => string;
}

/** A visit ends with the tab: Back and reload go on with it. */
export function openVisit(tab: SafeStorage, now: () => number = Date.now): Visit {
  let seen = parse(tab.get(KEY));
  const find = (article: string): string | null => {
    const known = seen.find((one) => one.article === article);
    return known !== undefined && Math.abs(now() - known.at) < KNOWN_MS ? known.view : null;
  };
  return {
    find,
    add: (article) => {
      const view = randomId();
      seen = [...seen.filter((one) => one.article !== article), { article, view, at: now() }].slice(-MOST);
      tab.set(KEY, JSON.stringify(seen));
      return view;
    },
  };
}

/** A UUID of version 4 (RFC 9562); browsers make one themselves in secure contexts only. */
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
