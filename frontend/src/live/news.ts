import type { Change, Resync } from '@unspool/client';

export interface NewsDeps {
  /** Slug of the section whose articles are counted; null for the whole site. */
  readonly section: string | null;
  /** Address of the page that lists the new articles. */
  readonly address: string;
}

/**
 * Counts articles published while the page is open and shows "3 new articles" in the bar, where it covers no text. Never inserts them.
 * Returns a function that takes every change.
 */
export function openNews({ section, address }: NewsDeps): (change: Change | Resync) => void {
  const fresh = new Set<string>();
  const notice = document.createElement('div');
  notice.className = 'news';
  notice.setAttribute('role', 'status');
  document.querySelector('.bar-more')?.before(notice);
  return (change) => {
    if (change.type === 'article-published' && (section === null || change.section?.slug === section))
      fresh.add(change.id);
    if (change.type === 'article-retracted') fresh.delete(change.id);
    show(notice, fresh.size, address);
  };
}

function show(notice: HTMLElement, count: number, address: string): void {
  const words = count === 1 ? '1 new article' : `${String(count)} new articles`;
  if (count === 0) notice.replaceChildren();
  else if (notice.textContent !== words) notice.replaceChildren(link(address, words));
}

function link(address: string, words: string): HTMLElement {
  const link = document.createElement('a');
  link.className = 'news-link';
  link.href = address;
  link.textContent = words;
  return link;
}
