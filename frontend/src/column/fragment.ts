import { within } from '../limit';

/** The longest that a fragment may take: the reader sees an empty place meanwhile. */
const FRAGMENT_MS = 10_000;

/** An element drawn by the server; or nothing to be drawn any more; or a failure, after which it may be asked for again. */
export type Fragment =
  { readonly type: 'element'; readonly element: HTMLElement } | { readonly type: 'gone' } | { readonly type: 'failed' };

export async function fetchFragment(address: string, fetcher: typeof fetch, ended: AbortSignal): Promise<Fragment> {
  try {
    return await within(FRAGMENT_MS, ended, async (signal) => {
      const answer = await fetcher(address, { headers: { Accept: 'text/html' }, signal });
      if (answer.status === 404 || answer.status === 410) return { type: 'gone' };
      if (!answer.ok) return { type: 'failed' };
      const element = parseElement(await answer.text());
      return element === null ? { type: 'failed' } : { type: 'element', element };
    });
  } catch {
    return { type: 'failed' };
  }
}

/** The one element of a text that our own server drew and cleaned. */
export function parseElement(html: string): HTMLElement | null {
  const template = document.createElement('template');
  template.innerHTML = html;
  const element = template.content.firstElementChild;
  return element instanceof HTMLElement ? element : null;
}
