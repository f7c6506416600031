import type { Change, Resync } from '@unspool/client';
import { anchorScroll } from '../column/anchor';
import { anchorNodeIn } from '../column/anchor-node';
import { pathOf } from '../live/path';

/** Selects the parts of a headline that are removed once its article is retracted. */
const REST = '.card-picture, .card-standfirst, .facts';

/** Applies changes to headlines without moving the text that is read. `drawn` returns lists out of the page, which are changed too. */
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

/** Removes a retracted headline but for its link, which leads to the notice. */
function retract(link: HTMLElement, words: string): void {
  const card = link.closest('.card');
  link.textContent = words;
  card?.classList.add('card-retracted');
  card?.classList.remove('has-picture');
  for (const part of card?.querySelectorAll(REST) ?? []) part.remove();
}
