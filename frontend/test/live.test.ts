import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '@unspool/client';
import { Column } from '../src/column/column';
import { parseElement } from '../src/column/fragment';
import { applyChanges } from '../src/feed/live';
import { retracted } from '../src/feed/retracted';
import { applyChanges as applyHeadlineChanges } from '../src/headlines/live';
import { change, html, settled } from './fakes';

const GONE = '<main><h1>This article was retracted</h1><p class="notice-advice">It was wrong.</p></main>';

let asked: string[];
let answers: () => Response;
let column: Column;
let said: string[];
let tell: (change: Change | { readonly type: 'resync'; readonly reason: string }) => void;

beforeEach(() => {
  document.body.innerHTML = '<div role="feed"></div>';
  const root = document.body.firstElementChild ?? document.body;
  asked = [];
  said = [];
  answers = () => new Response(html(1, 3));
  column = new Column({
    append: (element) => {
      root.append(element);
    },
    fetch: (input) => {
      asked.push(typeof input === 'string' ? input : '');
      return Promise.resolve(answers());
    },
    words: { failed: '', retry: '' },
    prepare: (element, index) => {
      element.setAttribute('aria-posinset', String(index + 1));
    },
    gone: ({ address, kept }, notice) => retracted(address.replace(/\?.*/, ''), kept, 'Retracted', notice),
  });
  for (const n of [1, 2]) column.append(element(html(n)), `/articles/s${String(n)}?fragment=1`);
  tell = applyChanges(column, (words) => said.push(words));
});

function element(source: string): HTMLElement {
  return parseElement(source) ?? document.createElement('p');
}

const about = (n: number, type: string, more: object): Change =>
  change(9, type, { id: `a${String(n)}`, url: `https://elsewhere.example/articles/s${String(n)}`, ...more }) as Change;
const article = (n: number): HTMLElement => column.shown(n - 1) ?? document.body;

async function arrived(): Promise<void> {
  for (let turns = 0; turns < 5; turns += 1) {
    await settled();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

describe('an article that is shown', () => {
  it('is corrected in place by the HTML of the change', () => {
    const there = article(1);
    const title = there.firstElementChild;
    tell(about(1, 'article-updated', { version: 2, html: html(1, 2) }));
    expect(article(1)).toBe(there);
    expect(there.textContent).toContain('v2');
    expect(there.dataset['version']).toBe('2');
    expect(there.firstElementChild).toBe(title);
    expect(there.getAttribute('aria-posinset')).toBe('1');
    expect(asked).toEqual([]);
  });

  it('is fetched from an address of its version if the change does not contain it, or an older one', async () => {
    tell(about(1, 'article-updated', { version: 3 }));
    await arrived();
    expect(article(1).textContent).toContain('v3');
    tell(about(2, 'article-updated', { version: 3, html: html(2, 2) }));
    expect(asked).toEqual(['/articles/s1?fragment=1&version=3', '/articles/s2?fragment=1&version=3']);
  });

  it('is never replaced by an older version', () => {
    tell(about(1, 'article-updated', { version: 2, html: html(1, 2) }));
    tell(about(1, 'article-updated', { version: 1, html: html(1, 1) }));
    expect(article(1).textContent).toContain('v2');
    expect(asked).toEqual([]);
  });

  it('is replaced by the notice when it is retracted, and keeps its index and its address', () => {
    tell(about(1, 'article-retracted', { version: 2, kind: 'kill', notice: 'It was wrong.' }));
    expect(article(1).textContent).toBe('RetractedIt was wrong.');
    expect(article(1).tagName).toBe('ARTICLE');
    expect(article(1).getAttribute('aria-posinset')).toBe('1');
    expect(article(1).dataset).toMatchObject({ id: 'a1', number: '1', url: '/articles/s1', title: 'Retracted' });
    expect(document.body.textContent).not.toContain('Title 1');
    expect(article(2).textContent).toContain('Title 2');
  });

  it('is replaced by the notice if it turns out to be retracted when it is fetched', async () => {
    answers = () => new Response(GONE, { status: 410 });
    tell(about(1, 'article-updated', { version: 2 }));
    await arrived();
    expect(article(1).textContent).toBe('RetractedIt was wrong.');
  });

  it('is fetched again when changes were lost', async () => {
    tell({ type: 'resync', reason: 'expired' });
    await arrived();
    expect(asked).toEqual(['/articles/s1?fragment=1', '/articles/s2?fragment=1']);
    expect(article(1).textContent).toContain('v3');
  });
});

it('a new article is not inserted', () => {
  tell(about(7, 'article-published', {}));
  tell(about(7, 'article-updated', { version: 2, html: html(7, 2) }));
  tell(about(7, 'article-retracted', { version: 3 }));
  expect(column.length).toBe(2);
  expect(asked).toEqual([]);
});

describe('a headline', () => {
  const card = (n: number): string =>
    `<article class="card has-picture"><a class="card-picture" href="/articles/s${String(n)}"></a><h2 class="card-title"><a href="/articles/s${String(n)}">Title ${String(n)}</a></h2><p class="card-standfirst">S</p><p class="facts">F</p></article>`;
  const away = element(`<ol><li>${card(1)}</li></ol>`);

  beforeEach(() => {
    document.body.innerHTML = `<main data-retracted="Retracted">${card(1)}${card(2)}</main>`;
    tell = applyHeadlineChanges(document.querySelector('main') ?? document.body, () => [away]);
  });

  const cards = (): (string | null)[] => [...document.querySelectorAll('.card'), away].map((node) => node.textContent);

  it('is corrected, in the page and out of it', () => {
    tell(about(1, 'article-updated', { version: 2, title: 'Better' }));
    expect(cards()).toEqual(['BetterSF', 'Title 2SF', 'BetterSF']);
  });

  it('says only that its article was retracted', () => {
    tell(about(1, 'article-retracted', { version: 2 }));
    expect(cards()).toEqual(['Retracted', 'Title 2SF', 'Retracted']);
    expect(document.querySelector('.card-retracted a')?.getAttribute('href')).toBe('/articles/s1');
  });
});
