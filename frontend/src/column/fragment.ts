import { within } from '../../client/src/wait';

/** The longest that a fragment may take: the reader sees an empty place meanwhile. */
const FRAGMENT_MS = 10_000;

/** An element drawn by the server; or nothing to be drawn any more; or a failure, after which it may be asked for again. */
export type Fragment =
  | { readonly type: 'element'; readonly element: HTMLElement }
  /** `notice` is what the server says of it, if it says anything. */
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

/** Of an article that was taken away the server draws a whole page. */
function noticeIn(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  return page.querySelector('.notice-advice')?.textContent.trim() ?? '';
}

/** The one element of a text that our own server drew and cleaned. */
export function parseElement(html: string): HTMLElement | null {
  const template = document.createElement('template');
  template.innerHTML = html;
  const element = template.content.firstElementChild;
  return element instanceof HTMLElement ? element : null;
}
