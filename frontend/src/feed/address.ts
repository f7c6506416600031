import type { Column } from '../column/column';
import { after, all, listen, type Stop } from '../part';
import { type Card, cardAt } from './card';

/** Milliseconds for which the reader stays at an article before the page names it. Safari refuses more than 100 addresses in 10 s. */
const REST_MS = 150;

/** Milliseconds before an address that the browser has refused is written again. */
const AGAIN_MS = 2_000;

/** Updates the address bar, the title and the canonical link to the article that the reader sees, once they rest there or leave. */
export function startAddress(entry: Card, column: Pick<Column, 'shown' | 'watch'>): Stop {
  const name = nameOf(entry);
  let seen = entry;
  let { path } = entry;
  let waiting: Stop = () => undefined;
  const write = (): void => {
    waiting();
    if (seen.path === path) return;
    try {
      history.replaceState(history.state, '', seen.path);
      ({ path } = seen);
    } catch {
      waiting = after(AGAIN_MS, write);
    }
  };
  const rest = (): void => {
    name(seen);
    write();
  };
  return all(
    () => {
      waiting();
    },
    column.watch(({ at }) => {
      const card = cardAt(column, at);
      if (card === null || (card.path === seen.path && card.title === seen.title)) return;
      seen = card;
      waiting();
      waiting = after(REST_MS, rest);
    }),
    listen(window, 'pagehide', write),
  );
}

/** Returns a function that writes an article's title and canonical link into the page. */
function nameOf(entry: Card): (card: Card) => void {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]');
  const origin = canonical?.href ?? location.href;
  const title = titleAround(entry.title);
  return (card) => {
    document.title = title(card.title);
    if (canonical !== null) canonical.href = new URL(card.path, origin).href;
  };
}

/** Returns a function that formats a title as the server does, with what surrounds the first article's title in the page. */
function titleAround(first: string): (title: string) => string {
  const whole = document.title;
  return (title) => (whole.includes(first) ? whole.replace(first, () => title) : title);
}
