/** Windows beneath the one that is seen, within which more is loaded: a reader who scrolls on finds it there. */
const AHEAD = '150%';

/** The same for a reader who asked for less traffic. */
const AHEAD_SAVING = '25%';

export function loadMarginFor({ saveData }: { readonly saveData: boolean }): string {
  return saveData ? AHEAD_SAVING : AHEAD;
}
