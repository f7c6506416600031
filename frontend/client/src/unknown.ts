/** Narrow readers for what comes from outside: each gives the value, or null where it is something else. */

export type Fields = Readonly<Record<string, unknown>>;

export function fields(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

export function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A whole number from 0. */
export function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

export function json(source: unknown): unknown {
  try {
    return typeof source === 'string' ? JSON.parse(source) : null;
  } catch {
    return null;
  }
}
