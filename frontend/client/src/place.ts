/** Where a reader is: all that the server needs to go on, on any instance. Plain data, to be kept as JSON. */
export interface Place {
  /** Id or slug of the article the session began with; null where it only follows changes. */
  readonly article: string | null;
  /** The place after the last article handed out; null before the first. */
  readonly cursor: string | null;
  /** How many articles were handed out. */
  readonly position: number;
  /** The id of the stream's last event, while it says the same place as the cursor; null once articles came another way. */
  readonly token: string | null;
  /** The last change that was handed out; null before the server has said where its log is. */
  readonly seq: number | null;
}

/** A place at which nothing has been handed out. */
export function placeAt(article: string | null): Place {
  return { article, cursor: null, position: 0, token: null, seq: null };
}
