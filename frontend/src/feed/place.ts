import type { Place } from '@unspool/client';
import { count, fields, text } from '../../client/src/unknown';

/** Parses a saved place. Returns null if the value is not one. */
export function parsePlace(value: unknown): Place | null {
  const place = fields(value);
  const position = count(place?.['position']);
  if (place === null || position === null) return null;
  const [article, cursor, token] = [text(place['article']), text(place['cursor']), text(place['token'])];
  return { article, cursor, position, token, seq: count(place['seq']) };
}
