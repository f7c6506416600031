import { parseElements } from '../column/fragment';
import { within } from '../../client/src/wait';

/** Time-out of a request for more headlines. */
const TIMEOUT_MS = 10_000;

/** A page of headlines, as drawn by the server. */
export interface HeadlinePage {
  readonly list: HTMLElement;
  /** Address at which the server draws the list alone. */
  readonly address: string;
  /** Address of the next page; null at the end. */
  readonly next: string | null;
}

/** Fetches the page that the plain link `next` leads to. Returns null if that fails. */
export async function fetchHeadlines(
  next: string,
  fetcher: typeof fetch,
  ended: AbortSignal,
): Promise<HeadlinePage | null> {
  const address = fragmentOf(next);
  try {
    return await within(TIMEOUT_MS, ended, async (signal) => {
      const answer = await fetcher(address, { headers: { Accept: 'text/html' }, signal });
      const list = answer.ok ? headlinesIn(parseElements(await answer.text())) : null;
      return list === null ? null : { list, address, next: list.dataset['next'] ?? null };
    });
  } catch {
    return null;
  }
}

/** Fetches the page that is open, as the server draws it now. Returns null if that fails. */
export async function fetchPage(fetcher: typeof fetch, ended: AbortSignal): Promise<HTMLElement | null> {
  try {
    return await within(TIMEOUT_MS, ended, async (signal) => {
      const address = location.pathname + location.search;
      const answer = await fetcher(address, { headers: { Accept: 'text/html' }, cache: 'no-cache', signal });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      return answer.ok ? page.querySelector<HTMLElement>('main[data-seq]') : null;
    });
  } catch {
    return null;
  }
}

/** Returns the list of headlines. The server draws it with the loader beneath, which the page has already. */
export function headlinesIn([list, loader, ...others]: readonly HTMLElement[]): HTMLElement | null {
  const isPage = list?.dataset['headlines'] !== undefined && loader?.dataset['loader'] !== undefined;
  return isPage && others.length === 0 ? list : null;
}

function fragmentOf(next: string): string {
  const address = new URL(next, location.href);
  address.searchParams.set('fragment', '1');
  return address.pathname + address.search;
}
