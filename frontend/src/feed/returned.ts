import { type Kept, parseKept } from '../column/kept';
import type { Place } from '@unspool/client';
import { parsePlace } from './place';
import { fields } from '../../client/src/unknown';

/** What is kept of an article page when the reader leaves it. */
export interface Returned {
  readonly column: Kept;
  /** Where the session goes on: after the last article of the column. */
  readonly place: Place;
}

export function parseReturned(value: unknown): Returned | null {
  const kept = fields(value);
  const column = parseKept(kept?.['column']);
  const place = parsePlace(kept?.['place']);
  return column === null || place === null ? null : { column, place };
}
