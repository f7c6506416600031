import { onlyOf, fetchFragment } from '../column/fragment';
import { withoutLayoutShift } from '../column/layout-shift';
import { RENEW, retractedIds } from '../live/follow';
import { NEAR } from '../comments/lazy';
import { openMemory } from '../memory/memory';
import { includes, parseRanges } from '../memory/ranges';
import type { SafeStorage } from '../memory/storage';
import type { Stop } from '../part';

const LINKS = '[data-link]';

/** On a place that has its lists; `none` if nothing is left in them. */
const KEPT = 'data-kept';

export interface RelatedDeps {
  readonly fetch: typeof fetch;
  readonly local: SafeStorage;
  /** Whether this page shows the article, or has shown it. */
  readonly isShown: (id: string) => boolean;
}

export interface RelatedLists {
  /** Loads the lists of what else to read within `root` when they come near the window, and each time that they come back. */
  readonly watch: (root: ParentNode) => void;
  /** Takes an article that is shown now out of all lists. */
  readonly leaveOut: (id: string) => void;
  readonly stop: Stop;
}

/**
 * Puts lists of what else to read in the place of plain links to them. What this reader has read or this page has shown is left out. The place has
 * its size before: the style sheet shows as many links as fit, and others as those leave.
 */
export function startRelated(deps: RelatedDeps): RelatedLists {
  const ended = new AbortController();
  const load = async (place: HTMLElement): Promise<void> => {
    // Nothing goes with an article that is gone.
    if (retractedIds.has(place.closest<HTMLElement>('[data-id]')?.dataset['id'] ?? '')) return;
    const address = `${place.dataset['related'] ?? ''}?fragment=1`;
    const answer = await fetchFragment(address, listsIn, deps.fetch, ended.signal);
    // Links stay as they are when nothing better came, and while the reader is on one of them.
    if (ended.signal.aborted || answer.type !== 'element' || isFocused(place)) return;
    if (place.hasAttribute(KEPT)) removeMissing(place, answer.element, deps);
    else fill(place, answer.element, deps);
  };
  const renew = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLElement) void load(currentTarget);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries)
        if (isIntersecting && target instanceof HTMLElement) void load(target);
    },
    { rootMargin: NEAR },
  );
  return {
    watch: (root) => {
      for (const place of root.querySelectorAll<HTMLElement>('[data-related]')) {
        observer.observe(place);
        place.addEventListener(RENEW, renew);
      }
    },
    leaveOut: (id) => {
      removeLinks(document, (link) => link.dataset['link'] === id && !link.contains(document.activeElement));
    },
    stop: () => {
      ended.abort();
      observer.disconnect();
    },
  };
}

function listsIn(elements: readonly HTMLElement[]): HTMLElement | null {
  const lists = onlyOf(elements);
  return lists?.hasAttribute('data-lists') === true ? lists : null;
}

/** Whether the reader is on a plain link that the lists would take away. */
function isFocused(place: HTMLElement): boolean {
  return !place.hasAttribute(KEPT) && place.contains(document.activeElement);
}

/** Fills a place with the lists. Leaves its plain links if nothing is left in them, and its room only where the reader could see that go. */
function fill(place: HTMLElement, lists: HTMLElement, deps: RelatedDeps): void {
  leaveOutShown(place, lists, deps);
  const isNone = lists.childElementCount === 0;
  if (isNone && place.getBoundingClientRect().top < window.innerHeight) return;
  // A correction of the article leaves it as it is.
  place.setAttribute(KEPT, isNone ? 'none' : '');
  withoutLayoutShift(() => {
    if (!isNone) place.prepend(lists);
  });
}

/** At the end of all articles those stay that the reader has read before: there are no others. */
function leaveOutShown(place: HTMLElement, lists: HTMLElement, { local, isShown }: RelatedDeps): void {
  const { epoch = '', head } = lists.dataset;
  const read = place.hasAttribute('data-end')
    ? []
    : parseRanges(openMemory(local, { epoch, head: Number(head) }).text());
  removeLinks(lists, ({ dataset: { link = '', number } }) => {
    return isShown(link) || retractedIds.has(link) || includes(read, Number(number));
  });
}

/** Removes links that the server no longer names, since it told nobody of changes while the place was out of the page, and what was shown meanwhile. */
function removeMissing(place: HTMLElement, fresh: HTMLElement, deps: RelatedDeps): void {
  leaveOutShown(place, fresh, deps);
  const named = new Set([...fresh.querySelectorAll<HTMLElement>(LINKS)].map(({ dataset }) => dataset['link']));
  removeLinks(place, ({ dataset }) => !named.has(dataset['link']));
}

/** Removes links, and lists that have no other. */
function removeLinks(root: ParentNode, isUnwanted: (link: HTMLElement) => boolean): void {
  for (const link of root.querySelectorAll<HTMLElement>(LINKS)) if (isUnwanted(link)) link.remove();
  for (const part of root.querySelectorAll('.related-part')) if (part.querySelector(LINKS) === null) part.remove();
}
