/** Selects the parts of a headline that are removed once its article is retracted. */
const REST = '.card-picture, .card-standfirst, .facts';

/** Returns the links to the articles of all headlines, in their order. */
export function linksIn(root: ParentNode): HTMLAnchorElement[] {
  return [...root.querySelectorAll<HTMLAnchorElement>('.card-title a')];
}

/** Returns the id of the article that a headline leads to, since a kill changes the address; the path if an older server drew the headline. */
export function idOf(link: HTMLAnchorElement): string {
  return link.closest<HTMLElement>('.card')?.dataset['id'] ?? link.pathname;
}

/** Removes a retracted headline but for its link, which leads to the notice. */
export function retract(link: HTMLElement): void {
  const card = link.closest('.card');
  link.textContent = document.querySelector<HTMLElement>('[data-retracted]')?.dataset['retracted'] ?? '';
  card?.classList.add('card-retracted');
  card?.classList.remove('has-picture');
  for (const part of card?.querySelectorAll(REST) ?? []) part.remove();
}

export function isRetracted(link: HTMLElement): boolean {
  return link.closest('.card-retracted') !== null;
}

/** Gives a headline other words. It may have been retracted before. */
export function rename(link: HTMLElement, title: string): void {
  link.textContent = title;
  link.closest('.card')?.classList.remove('card-retracted');
}

/**
 * Makes the headlines in `old` equal to the server's newer drawing of the same page, and retracts those that are no longer on it. New headlines
 * are not inserted, and headlines after the last common one stay: newer ones may have moved them to the next page.
 */
export function renewCards(old: ParentNode, fresh: ParentNode): void {
  const drawn = new Map(linksIn(fresh).flatMap((link) => [idOf(link), link.pathname].map((key) => [key, link])));
  const find = (link: HTMLAnchorElement) => drawn.get(idOf(link)) ?? drawn.get(link.pathname);
  const links = linksIn(old);
  const last = links.findLastIndex(find);
  for (const link of links.slice(0, last + 1)) {
    const now = find(link);
    if (now === undefined) retract(link);
    else replaceWords(link, now);
  }
}

function replaceWords(link: HTMLElement, drawn: HTMLElement): void {
  const [old, fresh] = [link, drawn].map((one) => one.closest('.card-words'));
  if (old && fresh && !old.isEqualNode(fresh)) old.replaceWith(fresh.cloneNode(true));
}
