import { within } from '../../client/src/wait';

/** Time-out of a request for a fragment. The reader sees an empty box meanwhile. */
const FRAGMENT_MS = 10_000;

/** The result of a request for a fragment: an element, a retracted article, or a failure after which it may be requested again. */
export type Fragment =
  | { readonly type: 'element'; readonly element: HTMLElement }
  /** `notice` is the server's explanation; empty if it gives none. */
  | { readonly type: 'gone'; readonly notice: string }
  | { readonly type: 'failed' };

export async function fetchFragment(address: string, fetcher: typeof fetch, ended: AbortSignal): Promise<Fragment> {
  try {
    return await within(FRAGMENT_MS, ended, async (signal) => {
      const answer = await fetcher(address, { headers: { Accept: 'text/html' }, cache: 'no-cache', signal });
      if (answer.status === 404 || answer.status === 410)
        return { type: 'gone', notice: noticeIn(await answer.text()) };
      if (!answer.ok) return { type: 'failed' };
      const element = parseElement(await answer.text());
      return element === null ? { type: 'failed' } : { type: 'element', element };
    });
  } catch {
    return { type: 'failed' };
  }
}

/** Returns the notice in the page that the server draws for a retracted article. */
function noticeIn(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  return page.querySelector('.notice-advice')?.textContent.trim() ?? '';
}

/** Parses HTML that our own server drew and cleaned. Returns its first element. */
export function parseElement(html: string): HTMLElement | null {
  const template = document.createElement('template');
  template.innerHTML = html;
  const element = template.content.firstElementChild;
  return element instanceof HTMLElement ? element : null;
}
