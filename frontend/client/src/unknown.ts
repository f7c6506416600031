/** Type guards for unknown input: each returns the value, or null if it has another type. */

export type Fields = Readonly<Record<string, unknown>>;

export function fields(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

export function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Returns a whole number that is not negative. */
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
