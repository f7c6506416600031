/** Distance beneath the window at which more is loaded, so that a reader who scrolls on finds it there. */
const AHEAD = '150%';

/** Distance for a reader who asked for less traffic. */
const AHEAD_SAVING = '25%';

export function loadMarginFor({ saveData }: { readonly saveData: boolean }): string {
  return saveData ? AHEAD_SAVING : AHEAD;
}
