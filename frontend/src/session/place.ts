import { count, fields, text } from '../unknown';

/** Where a reader is in a session: all that the server needs to go on, on any instance. */
export interface Place {
  /** Id of the article the session began with. */
  readonly entry: string;
  /** The place after the last article handed out. */
  readonly cursor: string;
  /** How many articles were handed out. */
  readonly position: number;
  /** The id of the stream's last event, while it says the same place as the cursor; null once articles came another way. */
  readonly token: string | null;
}

export function parsePlace(value: unknown): Place | null {
  const place = fields(value);
  const entry = text(place?.['entry']);
  const cursor = text(place?.['cursor']);
  const position = count(place?.['position']);
  if (entry === null || cursor === null || position === null) return null;
  return { entry, cursor, position, token: text(place?.['token']) };
}
