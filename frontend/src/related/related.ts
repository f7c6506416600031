import { onlyOf, fetchFragment } from '../column/fragment';
import { withoutLayoutShift } from '../column/layout-shift';
import { RENEW, retractedIds } from '../live/follow';
import { NEAR } from '../comments/lazy';
import { openMemory } from '../memory/memory';
import { includes, parseRanges } from '../memory/ranges';
import type { SafeStorage } from '../memory/storage';
import type { Stop } from '../part';

/** Most links of a list that stay. The page of the lists has more. */
const MOST = 4;

const LINKS = '[data-link]';

export interface RelatedDeps {
  readonly fetch: typeof fetch;
  readonly local: SafeStorage;
  /** Whether this page shows the article, or has shown it. */
  readonly isShown: (id: string) => boolean;
}

export interface RelatedLists {
  /** Loads the lists of what else to read within `root` when they come near the window, and each time that they come back. */
  readonly watch: (root: ParentNode) => void;
  readonly stop: Stop;
}

/** Puts lists of what else to read above the plain links to them, which have the rest. What this reader has read or this page shows is left out. */
export function startRelated(deps: RelatedDeps): RelatedLists {
  const ended = new AbortController();
  const load = async (place: HTMLElement): Promise<void> => {
    const address = `${place.dataset['related'] ?? ''}?fragment=1`;
    const answer = await fetchFragment(address, listsIn, deps.fetch, ended.signal);
    // Links stay as they are when nothing better came.
    if (ended.signal.aborted || answer.type !== 'element') return;
    if (place.hasAttribute('data-kept')) removeMissing(place, answer.element, deps);
    else fill(place, answer.element, deps);
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
        place.addEventListener(RENEW, () => void load(place));
      }
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

/** Fills a place with the lists; leaves its plain links if nothing is left in them. */
function fill(place: HTMLElement, lists: HTMLElement, deps: RelatedDeps): void {
  leaveOutShown(lists, deps);
  for (const part of lists.querySelectorAll('.related-part'))
    for (const link of [...part.querySelectorAll(LINKS)].slice(MOST)) link.remove();
  removeEmpty(lists);
  if (lists.childElementCount === 0) return;
  // A correction of the article leaves it as it is.
  place.dataset['kept'] = '';
  withoutLayoutShift(() => {
    place.prepend(lists);
  });
}

function leaveOutShown(lists: HTMLElement, { local, isShown }: RelatedDeps): void {
  const { epoch = '', head } = lists.dataset;
  const read = parseRanges(openMemory(local, { epoch, head: Number(head) }).text());
  for (const link of lists.querySelectorAll<HTMLElement>(LINKS)) {
    const { link: id = '', number } = link.dataset;
    if (isShown(id) || retractedIds.has(id) || includes(read, Number(number))) link.remove();
  }
}

/** Removes links that the server no longer names, since it told nobody of changes while the place was out of the page, and what was shown meanwhile. */
function removeMissing(place: HTMLElement, fresh: HTMLElement, deps: RelatedDeps): void {
  leaveOutShown(fresh, deps);
  const named = new Set([...fresh.querySelectorAll<HTMLElement>(LINKS)].map(({ dataset }) => dataset['link']));
  for (const link of place.querySelectorAll<HTMLElement>(LINKS)) if (!named.has(link.dataset['link'])) link.remove();
  removeEmpty(place);
}

function removeEmpty(root: HTMLElement): void {
  for (const part of root.querySelectorAll('.related-part')) if (part.querySelector(LINKS) === null) part.remove();
}
