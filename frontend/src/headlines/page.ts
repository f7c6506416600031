import { parseElement } from '../column/fragment';
import { within } from '../../client/src/wait';

/** The longest that a reader waits for more headlines before hearing that it failed. */
const TIMEOUT_MS = 10_000;

/** A page of headlines as it stands in the column. */
export interface HeadlinePage {
  readonly list: HTMLElement;
  /** Where the server draws it alone. */
  readonly address: string;
  /** Address of the page after it; null at the true end. */
  readonly next: string | null;
}

/** The page that the plain link `next` leads to; null where it cannot be had now. */
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
