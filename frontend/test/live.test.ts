import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change, Resync } from '@unspool/client';
import '../src/column/renewal';
import { Channel } from '../client/src/channel';
import { Column } from '../src/column/column';
import { parseElement } from '../src/column/fragment';
import { applyChanges } from '../src/feed/live';
import { Slot } from '../src/column/slot';
import { Virtualizer } from '../src/column/virtualizer';
import { follow } from '../src/live/follow';
import { articleIn } from '../src/feed/card';
import { retracted } from '../src/feed/retracted';
import { openHeadlineChanges } from '../src/headlines/live';
import { change, html, settled } from './fakes';

const GONE =
  '<main class="main notice"><h1>This article was retracted</h1><p class="notice-advice">It was wrong.</p></main>';

let asked: string[];
let answers: () => Response;
let fetched: () => Promise<Response>;
let column: Column;
let said: string[];
let tell: (change: Change | { readonly type: 'resync'; readonly reason: string }) => void;

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  document.body.innerHTML = '<div role="feed"></div>';
  const root = document.body.firstElementChild ?? document.body;
  asked = [];
  said = [];
  answers = () => new Response(html(1, 3));
  fetched = () => Promise.resolve(answers());
  column = new Column({
    append: (element) => {
      root.append(element);
    },
    fetch: (input) => {
      asked.push(typeof input === 'string' ? input : '');
      return fetched();
    },
    pick: articleIn,
    words: { failed: 'Failed', retry: 'Retry' },
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
  it('is corrected in place', async () => {
    const there = article(1);
    const title = there.firstElementChild;
    answers = () => new Response(html(1, 2));
    tell(about(1, 'article-updated', { version: 2 }));
    await arrived();
    expect(article(1)).toBe(there);
    expect(there.textContent).toContain('v2');
    expect(there.dataset['version']).toBe('2');
    expect(there.firstElementChild).toBe(title);
    expect(there.getAttribute('aria-posinset')).toBe('1');
    expect(asked).toEqual(['/articles/s1?fragment=1&version=2&from=1']);
  });

  it('is corrected by what differs from the version that it has', async () => {
    const changes = [
      ['attribute', [], 'data-version', '2'],
      ['text', [1, 0], 1, 1, '2'],
    ];
    answers = () => Response.json({ version: 2, from: 1, length: 9, changes });
    tell(about(1, 'article-updated', { version: 2 }));
    await arrived();
    expect(article(1).textContent).toContain('v2');
    expect(asked).toHaveLength(1);
  });

  it('is fetched whole if the difference is one from another drawing', async () => {
    const whole = new Response(html(1, 2));
    const other = Response.json({ version: 2, from: 1, length: 1, changes: [['text', [7], 0, 1, '']] });
    answers = () => (asked.length === 1 ? other : whole);
    tell(about(1, 'article-updated', { version: 2 }));
    await arrived();
    expect(asked).toEqual(['/articles/s1?fragment=1&version=2&from=1', '/articles/s1?fragment=1&version=2']);
    expect(article(1).textContent).toContain('v2');
  });

  it('is corrected when the reader comes back to it, having left before the correction came', async () => {
    answers = () => new Response(html(1, 2));
    tell(about(1, 'article-updated', { version: 2 }));
    const kept = new Slot('/articles/s3?fragment=1', element(html(3)));
    document.body.append(kept.element);
    kept.renew(2);
    kept.hide();
    expect(kept.isStale).toBe(true);
    await arrived();
  });

  it('keeps what the browser has translated but for what was corrected, every time', async () => {
    const title = article(1).querySelector('h2');
    if (title !== null) title.innerHTML = '<font>Titel</font>';
    for (const version of [2, 3]) {
      answers = () => new Response(html(1, version));
      tell(about(1, 'article-updated', { version }));
      await arrived();
      expect(article(1).textContent).toBe(`Titelv${String(version)}`);
    }
  });

  it('is never replaced by an older version', async () => {
    answers = () => new Response(html(1, 2));
    tell(about(1, 'article-updated', { version: 2 }));
    await arrived();
    tell(about(1, 'article-updated', { version: 1 }));
    await arrived();
    expect(article(1).textContent).toContain('v2');
    expect(asked).toHaveLength(1);
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

  it('is replaced by the notice when a kill has taken its address away, in the page and out of it', () => {
    const url = 'https://elsewhere.example/articles/removed-0123';
    tell(about(1, 'article-retracted', { version: 2, kind: 'kill', notice: 'It was wrong.', url }));
    expect(article(1).textContent).toBe('RetractedIt was wrong.');
    expect(column.find('a1')).toBe(0);
    const { slots } = column.keep();
    expect(slots.map(({ id }) => id)).toEqual(['a1', 'a2']);
    expect(article(1).dataset['url']).toBe('/articles/removed-0123');
    expect(slots[0]?.address).toMatch(/^\/articles\/removed-0123\?/);
    expect(document.body.innerHTML).not.toContain('/articles/s1');
  });

  it('is replaced by the notice if it turns out to be retracted when it is fetched', async () => {
    answers = () => new Response(GONE, { status: 410 });
    tell(about(1, 'article-updated', { version: 2 }));
    await arrived();
    expect(article(1).textContent).toBe('RetractedIt was wrong.');
  });

  it('is shown as an older version once an older copy of the site was restored, and corrected from there', async () => {
    answers = () => new Response(html(1, 5));
    tell(about(1, 'article-updated', { version: 5 }));
    await arrived();
    answers = () => new Response(html(1, 3));
    tell({ type: 'resync', reason: 'unknown-id' });
    await arrived();
    expect(article(1).textContent).toContain('v3');
    answers = () => new Response(html(1, 4));
    tell(about(1, 'article-updated', { version: 4 }));
    await arrived();
    expect(article(1).textContent).toContain('v4');
  });

  it('is not replaced by an older version after a resync of the same log', async () => {
    answers = () => new Response(html(1, 5));
    tell(about(1, 'article-updated', { version: 5 }));
    await arrived();
    answers = () => new Response(html(1, 3));
    tell({ type: 'resync', reason: 'filing-changed' });
    await arrived();
    expect(article(1).textContent).toContain('v5');
  });

  it('is fetched again when changes were lost', async () => {
    tell({ type: 'resync', reason: 'expired' });
    await arrived();
    expect(asked).toEqual(['/articles/s1?fragment=1', '/articles/s2?fragment=1']);
    expect(article(1).textContent).toContain('v3');
  });
});

describe('an answer that comes late', () => {
  let answer: (response: Response) => void;

  beforeEach(() => {
    fetched = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
  });

  const correct = (n: number, version: number): void => {
    tell(about(n, 'article-updated', { version }));
  };
  const retract = (n: number, version: number): void => {
    tell(about(n, 'article-retracted', { version, notice: 'It was wrong.' }));
  };

  it('does not bring back a retracted text', async () => {
    correct(1, 2);
    await arrived();
    retract(1, 3);
    answer(new Response(html(1, 2)));
    await arrived();
    expect(article(1).textContent).toBe('RetractedIt was wrong.');
  });

  it('does not bring back a text that was retracted while the script to patch it was loaded', async () => {
    correct(1, 2);
    retract(1, 3);
    await arrived();
    expect(article(1).textContent).toBe('RetractedIt was wrong.');
  });

  it('does not bring back an older text', async () => {
    correct(1, 2);
    await arrived();
    const late = answer;
    correct(1, 3);
    await arrived();
    answer(new Response(html(1, 3)));
    await arrived();
    late(new Response(html(1, 2)));
    await arrived();
    expect(article(1).textContent).toContain('v3');
  });

  it('does not put a notice over a text that is back', async () => {
    correct(1, 2);
    await arrived();
    const late = answer;
    tell({ type: 'resync', reason: 'unknown-change' });
    await arrived();
    late(new Response(GONE, { status: 410 }));
    await arrived();
    expect(article(1).textContent).toContain('Title 1');
  });

  it('does not bring back a text in place of an article that was out of the page when it was retracted', async () => {
    const away = new Slot('/articles/s3?fragment=1', null, 100);
    document.body.append(away.element);
    const deps = {
      append: () => undefined,
      fetch: (): Promise<Response> => fetched(),
      pick: articleIn,
      words: { failed: '', retry: '' },
      prepare: () => undefined,
      gone: ({ kept }: Slot, notice: string) => retracted('/articles/s3', kept, 'Retracted', notice),
    };
    const virtualizer = new Virtualizer(deps, [away], (act) => {
      act();
    });
    virtualizer.update(0);
    virtualizer.retract(away, 'It was wrong.', 2);
    answer(new Response(html(3)));
    await arrived();
    expect(away.shown?.textContent).toBe('RetractedIt was wrong.');
  });

  it('counts as a failure if a server that is behind sends an older version', async () => {
    correct(1, 3);
    await arrived();
    answer(new Response(html(1, 2)));
    await arrived();
    expect(article(1).textContent).toContain('v1');
  });
});

it('an article that is back after a takedown replaces its notice', async () => {
  tell(about(1, 'article-retracted', { version: 2, notice: 'It was wrong.' }));
  expect(article(1).textContent).toBe('RetractedIt was wrong.');
  answers = () => new Response(html(1, 3));
  tell(about(1, 'article-updated', { version: 3 }));
  await arrived();
  expect(article(1).textContent).toContain('v3');
  expect(article(1).className).toBe(element(html(1, 3)).className);
});

it('an article that is back is not taken away by the news of its earlier takedown', async () => {
  answers = () => new Response(html(1, 3));
  tell(about(1, 'article-updated', { version: 3 }));
  await arrived();
  tell(about(1, 'article-retracted', { version: 2, notice: 'It was wrong.' }));
  tell(about(1, 'article-updated', { version: 3 }));
  await arrived();
  expect(article(1).textContent).toContain('v3');
});

it('an article that was retracted before it was fetched is fetched once it is back', () => {
  const slot = new Slot('/articles/s3?fragment=1', null, 100);
  slot.renew(2);
  slot.vacate();
  expect(slot.isVacant).toBe(true);
  slot.renew(3);
  expect(slot.isVacant).toBe(false);
});

it('an article of the session never replaces the notice of its retraction', async () => {
  answers = () => new Response(GONE, { status: 410 });
  tell(about(1, 'article-retracted', { version: 2, notice: 'It was wrong.' }));
  column.renew(0, 1, element(html(1)));
  await arrived();
  expect(article(1).textContent).toBe('RetractedIt was wrong.');
});

it('a listener that fails keeps no change from the others, and no later one from itself', async () => {
  const reported: (() => void)[] = [];
  vi.stubGlobal('queueMicrotask', (report: () => void) => reported.push(report));
  const changes = new Channel<Change | Resync>(9, { type: 'resync', reason: 'overflow' }, () => undefined);
  const seen: string[] = [];
  const stop = follow(
    { changes: () => changes },
    () => {
      throw new Error('a defect of one part');
    },
    ({ type }) => seen.push(type),
  );
  changes.put(about(1, 'article-published', {}));
  changes.put({ type: 'resync', reason: 'expired' });
  await arrived();
  stop();
  expect(seen).toEqual(['article-published', 'resync']);
  expect(reported).toHaveLength(2);
});

it('a new article is not inserted', () => {
  tell(about(7, 'article-published', {}));
  tell(about(7, 'article-updated', { version: 2, html: html(7, 2) }));
  tell(about(7, 'article-retracted', { version: 3 }));
  expect(column.length).toBe(2);
  expect(asked).toEqual([]);
});

describe('a headline', () => {
  const card = (n: number, title = `Title ${String(n)}`): string =>
    `<article class="card has-picture" data-id="a${String(n)}"><a class="card-picture" href="/articles/s${String(n)}"></a><div class="card-words"><h2 class="card-title"><a href="/articles/s${String(n)}">${title}</a></h2><p class="card-standfirst">S</p><p class="facts">F</p></div></article>`;
  const away = element(`<ol><li>${card(1)}</li></ol>`);
  let prepare: (headlines: HTMLElement) => void;

  beforeEach(() => {
    away.innerHTML = `<li>${card(1)}</li>`;
    document.body.innerHTML = `<main data-seq="1" data-retracted="Retracted">${card(1)}${card(2)}</main>`;
    const main = document.querySelector('main') ?? document.body;
    const lists = { drawn: [away] };
    const fetcher: typeof fetch = () => Promise.resolve(answers());
    ({ apply: tell, prepare } = openHeadlineChanges(main, lists, fetcher, new AbortController().signal));
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

  it('is shown again, and fetched, when its article is back', async () => {
    const main = document.querySelector('main') ?? document.body;
    answers = () => new Response(`<!doctype html><body><main data-seq="9">${card(1, 'Back')}${card(2)}</main>`);
    tell(about(1, 'article-retracted', { version: 2 }));
    tell(about(1, 'article-updated', { version: 3, title: 'Back' }));
    expect(document.querySelector('.card-retracted')).toBeNull();
    await arrived();
    expect(main.textContent).toBe('BackSFTitle 2SF');
  });

  it('says so too when a kill has taken its address away', () => {
    tell(
      about(1, 'article-retracted', {
        version: 2,
        kind: 'kill',
        url: 'https://elsewhere.example/articles/removed-0123',
      }),
    );
    expect(cards()).toEqual(['Retracted', 'Title 2SF', 'Retracted']);
    expect(document.querySelector('.card-retracted a')?.getAttribute('href')).toBe('/articles/removed-0123');
    expect(away.innerHTML).not.toContain('/articles/s1');
  });

  it('is fetched again when changes were lost: renamed, or retracted if it is no longer on its page', async () => {
    const main = document.querySelector('main') ?? document.body;
    main.insertAdjacentHTML('beforeend', card(3) + card(4) + card(5));
    answers = () =>
      new Response(`<!doctype html><body><main data-seq="9">${card(7)}${card(1)}${card(2, 'Two')}${card(4)}</main>`);
    tell({ type: 'resync', reason: 'expired' });
    await arrived();
    // The fifth may be on the next page by now.
    expect([...main.querySelectorAll('.card')].map((node) => node.textContent)).toEqual([
      'Title 1SF',
      'TwoSF',
      'Retracted',
      'Title 4SF',
      'Title 5SF',
    ]);
  });

  it('is found by its address where an older server drew it, in the page or in its newer drawing', async () => {
    const main = document.querySelector('main') ?? document.body;
    const older = (html: string): string => html.replace(/ data-id="a\d"/, '');
    main.innerHTML = card(1) + older(card(2)) + card(3) + card(4);
    answers = () =>
      new Response(
        `<!doctype html><body><main data-seq="9">${card(1, 'One')}${card(2, 'Two')}${older(card(4, 'Four'))}</main>`,
      );
    tell({ type: 'resync', reason: 'expired' });
    await arrived();
    expect(main.textContent).toBe('OneSFTwoSFRetractedFourSF');
  });

  it('hears of each change by its address where an older server drew it, in the page, out of it and when it arrives', () => {
    const main = document.querySelector('main') ?? document.body;
    const older = (html: string): string => html.replace(/ data-id="a\d"/, '');
    main.innerHTML = older(card(1)) + card(2);
    away.innerHTML = `<li>${older(card(1))}</li>`;
    tell(about(1, 'article-updated', { version: 2, title: 'Better' }));
    expect(cards()).toEqual(['BetterSF', 'Title 2SF', 'BetterSF']);
    tell(about(1, 'article-retracted', { version: 3 }));
    expect(cards()).toEqual(['Retracted', 'Title 2SF', 'Retracted']);
    const late = element(`<ol><li>${older(card(1))}</li><li>${older(card(2))}</li></ol>`);
    prepare(late);
    expect(late.textContent).toBe('RetractedTitle 2SF');
  });

  it('stays retracted if a page from a cache still shows it', async () => {
    const main = document.querySelector('main') ?? document.body;
    answers = () => new Response(`<!doctype html><body><main data-seq="1">${card(1)}${card(2)}</main>`);
    tell(about(1, 'article-retracted', { version: 2 }));
    tell({ type: 'resync', reason: 'filing-changed' });
    await arrived();
    expect(main.textContent).toBe('RetractedTitle 2SF');
  });

  it('is changed if it arrives after the news of its article', () => {
    tell(about(1, 'article-retracted', { version: 2 }));
    tell(about(2, 'article-updated', { version: 2, title: 'Better' }));
    const late = element(`<ol><li>${card(1)}</li><li>${card(2)}</li><li>${card(3)}</li></ol>`);
    prepare(late);
    expect(late.textContent).toBe('RetractedBetterSFTitle 3SF');
  });
});
