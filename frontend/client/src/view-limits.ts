/** Milliseconds for which the server remembers a view. A later report would count as another view. */
export const REMEMBERED_MS = 6 * 60 * 60 * 1_000;

/** Most articles remembered in a visit. */
export const MAX_VIEWS = 200;
