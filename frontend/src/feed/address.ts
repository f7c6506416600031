import type { Column } from '../column/column';
import type { Stop } from '../part';
import { type Card, cardAt } from './card';

/** Updates the address bar, the title and the canonical link to the article that the reader sees. */
export function startAddress(entry: Card, column: Column): Stop {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]');
  const origin = canonical?.href ?? location.href;
  const title = titleAround(entry.title);
  let shown = entry;
  return column.watch(({ at }) => {
    const card = cardAt(column, at);
    if (card === null || (card.path === shown.path && card.title === shown.title)) return;
    shown = card;
    document.title = title(card.title);
    if (canonical !== null) canonical.href = new URL(card.path, origin).href;
    history.replaceState(history.state, '', card.path);
  });
}

/** Returns a function that formats a title as the server does, with what surrounds the first article's title in the page. */
function titleAround(first: string): (title: string) => string {
  const at = document.title.indexOf(first);
  const before = at < 0 ? '' : document.title.slice(0, at);
  const behind = at < 0 ? '' : document.title.slice(at + first.length);
  return (title) => before + title + behind;
}
