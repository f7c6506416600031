import type { Place } from '@unspool/client';
import type { Log } from '../memory/memory';
import { type Card, cardOf } from './card';

/** The article that the server drew, and the place at which its session begins. */
export interface Entry {
  readonly article: HTMLElement;
  readonly card: Card;
  readonly place: Place;
  readonly log: Log;
  /** The loader element beneath the articles. */
  readonly loader: HTMLElement;
}

export function entryOf(root: HTMLElement): Entry | null {
  const article = root.querySelector<HTMLElement>('article');
  const card = article === null ? null : cardOf(article);
  const loader = document.querySelector<HTMLElement>('[data-loader]');
  const { article: entry, cursor, position, token, seq, epoch = '', head } = root.dataset;
  if (article === null || card === null || loader === null || entry === undefined || cursor === undefined) return null;
  const place = {
    article: entry,
    cursor,
    position: Number(position ?? 0),
    token: token ?? null,
    seq: Number(seq ?? 0),
  };
  return { article, card, loader, place, log: { epoch, head: Number(head ?? 0) } };
}
