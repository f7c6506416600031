import { type SavedColumn, parseSavedColumn } from '../column/saved';
import type { Place } from '@unspool/client';
import { parsePlace } from './place';
import { fields } from '../../client/src/unknown';

/** The state of an article page that is saved when the reader leaves it. */
export interface FeedState {
  readonly column: SavedColumn;
  /** Place at which the session goes on, after the last article of the column. */
  readonly place: Place;
}

export function parseFeedState(value: unknown): FeedState | null {
  const kept = fields(value);
  const column = parseSavedColumn(kept?.['column']);
  const place = parsePlace(kept?.['place']);
  return column === null || place === null ? null : { column, place };
}
