/** The state of a reading session, from which any instance of the server can go on. Plain data that can be stored as JSON. */
export interface Place {
  /** Id or slug of the article that the session began with; null if it only follows changes. */
  readonly article: string | null;
  /** Cursor after the last article handed out; null before the first. */
  readonly cursor: string | null;
  /** Number of articles handed out. */
  readonly position: number;
  /** Id of the stream's last event while it matches the cursor; null once articles came by request. */
  readonly token: string | null;
  /** Number of the last change handed out; null until the server has reported the head of its log. */
  readonly seq: number | null;
}

/** Creates the place of a session that has handed out nothing. */
export function placeAt(article: string | null): Place {
  return { article, cursor: null, position: 0, token: null, seq: null };
}
