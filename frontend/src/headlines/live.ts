import type { Change, Resync } from '@unspool/client';
import { anchorScroll } from '../column/anchor';
import { anchorNodeIn } from '../column/anchor-node';
import { pathOf } from '../live/path';

/** What of a headline says nothing any more once its article is gone. */
const REST = '.card-picture, .card-standfirst, .facts';

/** Lets headlines be what they are by now, without moving the reader. `drawn` are those out of the page, which come back. */
export function applyChanges(
  main: HTMLElement,
  drawn: () => readonly HTMLElement[],
): (change: Change | Resync) => void {
  return (change) => {
    if (change.type === 'resync' || change.type === 'article-published') return;
    const links = new Set([main, ...drawn()].flatMap((root) => linksTo(pathOf(change), root)));
    if (links.size === 0) return;
    anchorScroll(anchorNodeIn(main), () => {
      for (const link of links) {
        if (change.type === 'article-retracted') retract(link, main.dataset['retracted'] ?? '');
        else retitle(link, change.title ?? change.article?.title);
      }
    });
  };
}

function linksTo(path: string, root: HTMLElement): HTMLAnchorElement[] {
  return [...root.querySelectorAll<HTMLAnchorElement>('.card-title a')].filter(({ pathname }) => pathname === path);
}

function retitle(link: HTMLElement, title: string | undefined): void {
  if (title !== undefined) link.textContent = title;
}

/** The link stays: it leads to the notice. */
function retract(link: HTMLElement, words: string): void {
  const card = link.closest('.card');
  link.textContent = words;
  card?.classList.add('card-retracted');
  card?.classList.remove('has-picture');
  for (const part of card?.querySelectorAll(REST) ?? []) part.remove();
}
