import { parseElement } from '../column/fragment';
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
      const list = answer.ok ? parseElement(await answer.text()) : null;
      if (list?.hasAttribute('data-headlines') !== true) return null;
      return { list, address, next: list.dataset['next'] ?? null };
    });
  } catch {
    return null;
  }
}

function fragmentOf(next: string): string {
  const address = new URL(next, location.href);
  address.searchParams.set('fragment', '1');
  return address.pathname + address.search;
}
