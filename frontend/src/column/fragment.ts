import { within } from '../../client/src/wait';

/** Time-out of a request for a fragment. The reader sees an empty box meanwhile. */
const FRAGMENT_MS = 10_000;

/** The result of a request for a fragment: an element, a retracted article, or a failure after which it may be requested again. */
export type Fragment =
  | { readonly type: 'element'; readonly element: HTMLElement }
  /** `notice` is the server's explanation; empty if it gives none. */
  | { readonly type: 'gone'; readonly notice: string }
  | { readonly type: 'failed' };

/** Returns the element that was asked for at `path`, after all redirects, out of an answer's elements. Null if they are anything else. */
export type PickAsked = (elements: readonly HTMLElement[], path: string) => HTMLElement | null;

/** Fetches an element, which `parse` makes of the answer's text. Whatever else answers in the server's place is a failure: a hotel's sign-in page, a firewall, a cut answer. */
export async function fetchFragment(
  address: string,
  pick: PickAsked,
  fetcher: typeof fetch,
  ended: AbortSignal,
  parse = parseElements,
): Promise<Fragment> {
  try {
    return await within(FRAGMENT_MS, ended, async (signal) => {
      const answer = await fetcher(address, { headers: { Accept: 'text/html' }, cache: 'no-cache', signal });
      const html = await answer.text();
      const { pathname } = new URL(answer.url || address, location.href);
      const element = answer.ok ? pick(parse(html), pathname) : null;
      if (element !== null) return { type: 'element', element };
      const notice = answer.status === 404 || answer.status === 410 ? noticeIn(html) : null;
      return notice === null ? { type: 'failed' } : { type: 'gone', notice };
    });
  } catch {
    return { type: 'failed' };
  }
}

/** Returns the notice in the page that the server draws for a retracted article. Returns null for a page of anyone else. */
function noticeIn(html: string): string | null {
  const page = new DOMParser().parseFromString(html, 'text/html').querySelector('main.notice');
  return page === null ? null : (page.querySelector('.notice-advice')?.textContent.trim() ?? '');
}

/** Ends up beside elements that are whole, and within one that was cut off. */
const END = '<hr>';

/** Parses HTML that our own server drew and cleaned. Returns its elements; none unless all are whole, with nothing but white space between. */
export function parseElements(html: string): readonly HTMLElement[] {
  const template = document.createElement('template');
  template.innerHTML = html.trim() + END;
  const nodes = [...template.content.childNodes].filter((node) => node.nodeValue?.trim() !== '');
  return nodes.pop()?.nodeName === 'HR' && nodes.every((node) => node instanceof HTMLElement) ? nodes : [];
}

/** Parses a piece of such HTML, of any nodes. */
export function parseNodes(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}

/** Parses HTML as `parseElements` does. Returns null unless it is exactly one element. */
export function parseElement(html: string): HTMLElement | null {
  return onlyOf(parseElements(html));
}

export function onlyOf(elements: readonly HTMLElement[]): HTMLElement | null {
  return elements.length === 1 ? (elements[0] ?? null) : null;
}
