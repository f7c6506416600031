import type { Column } from '../column/column';
import { parseElement } from '../column/fragment';
import type { Outcome } from '../endless/loader';
import type { NextArticle, Session } from '@unspool/client';
import { cardOf, fragmentOf } from './card';

/** Appends the next article of the session. Returns how that went. */
export async function loadNext(
  root: HTMLElement,
  column: Column,
  session: Session,
  announce: (words: string) => void,
): Promise<Outcome> {
  root.setAttribute('aria-busy', 'true');
  try {
    for (;;) {
      const next = await session.next();
      if (next.type === 'end-of-feed') return 'end';
      if (next.type === 'failed') return 'failed';
      if (insert(next, column, announce)) return 'more';
    }
  } finally {
    root.setAttribute('aria-busy', 'false');
  }
}

/** Appends an article, or replaces an older version of it. Returns whether the column has grown. */
function insert(next: NextArticle, column: Column, announce: (words: string) => void): boolean {
  const article = parseElement(next.html ?? '');
  const card = article === null ? null : cardOf(article);
  if (article === null || card === null) return false;
  const there = column.find(card.id);
  if (there >= 0) {
    column.renew(there, card.version, article);
    return false;
  }
  column.append(article, fragmentOf(card));
  announce(`Next article: ${card.title}`);
  return true;
}
