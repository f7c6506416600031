import { applyDifference, type Difference, parseDifference } from './difference';
import { fetchFragment, parseElements } from './fragment';
import { markChanges, unmark } from './marks';
import { patch } from './patch';
import { type FetchSlot, fetchWhole } from './virtualizer';

/**
 * Fetches what the newest version differs in from the element that the slot keeps, and makes the element of it. Fetches the whole where there is no
 * earlier version, or the page has another drawing of it than the server.
 */
export const fetchNewer: FetchSlot = async (slot, deps, ended) => {
  const { difference: address, drawing } = slot;
  if (address === null) return fetchWhole(slot, deps, ended);
  const misfits: Difference[] = [];
  const made = (text: string): readonly HTMLElement[] => {
    const difference = parseDifference(text);
    if (difference === null) return parseElements(text);
    const element = applyDifference(drawing, difference);
    if (element === null) misfits.push(difference);
    return element === null ? [] : [element];
  };
  const fragment = await fetchFragment(address, deps.pick, deps.fetch, ended, made);
  return misfits.length === 0 ? fragment : fetchWhole(slot, deps, ended);
};

/** Patches the element as `patch` does, and marks the blocks of its text that are new. */
export function patchAndMark(old: Element, fresh: Element, drawn: Element | null): void {
  unmark(old);
  const changed = markChanges.find(fresh, drawn);
  patch(old, fresh, drawn);
  markChanges.show(old, changed);
}
