import type { Change, Resync } from '@unspool/client';

/** Where the news is told of, and of what. */
export interface NewsDeps {
  /** Slug of the only section that counts here; null for the whole site. */
  readonly section: string | null;
  /** The page that has them. */
  readonly address: string;
}

/**
 * "3 new articles": counts what is published while the page is open, and never puts it there. It stands in the bar, where there is no text to
 * cover. Gives what is to hear of every change.
 */
export function openNews({ section, address }: NewsDeps): (change: Change | Resync) => void {
  const fresh = new Set<string>();
  const place = document.createElement('div');
  place.className = 'news';
  place.setAttribute('role', 'status');
  document.querySelector('.bar-more')?.before(place);
  return (change) => {
    if (change.type === 'article-published' && (section === null || change.section?.slug === section))
      fresh.add(change.id);
    if (change.type === 'article-retracted') fresh.delete(change.id);
    tell(place, fresh.size, address);
  };
}

function tell(place: HTMLElement, count: number, address: string): void {
  const words = count === 1 ? '1 new article' : `${String(count)} new articles`;
  if (count === 0) place.replaceChildren();
  else if (place.textContent !== words) place.replaceChildren(link(address, words));
}

function link(address: string, words: string): HTMLElement {
  const link = document.createElement('a');
  link.className = 'news-link';
  link.href = address;
  link.textContent = words;
  return link;
}
