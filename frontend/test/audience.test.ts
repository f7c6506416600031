import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Audience, openAudience } from '../src/audience/audience';
import { startCounting } from '../src/audience/counting';
import type { View } from '../src/column/viewport';
import { openStorage } from '../src/memory/storage';
import type { Stop } from '../src/part';
import { startSharing } from '../src/share';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

interface Told {
  readonly address: string;
  readonly viewId?: string;
  readonly depth?: number;
  readonly target?: string;
}

const told: Told[] = [];
const shelf = openStorage(() => {
  throw new Error('denied');
});
const navigator = {
  sendBeacon: (address: string | URL, body?: unknown): boolean => {
    told.push({ address: String(address), ...(JSON.parse(String(body)) as object) });
    return true;
  },
  clipboard: { writeText: () => Promise.resolve() } as unknown as Clipboard,
};

let stop: Stop = () => undefined;
let see: (look: View) => void = () => undefined;
let articles: HTMLElement[] = [];

function articleOf(id: string, top: number, height: number): HTMLElement {
  const article = document.createElement('article');
  Object.assign(article.dataset, { id, number: '1', version: '1', url: `/articles/${id}`, title: id });
  article.innerHTML = '<a href="#" data-share="x">X</a><button data-share="copy">Copy</button>';
  article.getBoundingClientRect = () => new DOMRect(0, top, 100, height);
  return article;
}

function start(audience: Audience): void {
  stop = startCounting(
    {
      shown: (index) => articles[index] ?? null,
      watch: (watcher) => {
        see = watcher;
        return () => undefined;
      },
    },
    audience,
  );
}

function show(state: DocumentVisibilityState): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
}

const at = (index: number, ends: readonly number[] = []): View => ({
  at: index,
  fills: true,
  ends,
  from: index,
  to: index,
});
const views = (): readonly Told[] => told.filter(({ depth, target }) => depth === undefined && target === undefined);

beforeEach(() => {
  vi.useFakeTimers();
  told.length = 0;
  shelf.set('unspool.visit', '[]');
  show('visible');
  articles = ['a', 'b', 'c'].map((id) => articleOf(id, 0, 4 * window.innerHeight));
  document.body.replaceChildren(...articles);
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

test('reports an article once, with an id of its own, after it has filled the window for a second', () => {
  start(openAudience({ navigator, tab: shelf }));
  for (const index of [0, 1, 2, 1, 0]) {
    see(at(index));
    vi.advanceTimersByTime(1_000);
  }
  expect(views().map(({ address }) => address)).toEqual(['a', 'b', 'c'].map((id) => `/api/v1/articles/${id}/views`));
  expect(new Set(views().map(({ viewId }) => viewId)).size).toBe(3);
  for (const { viewId } of views()) expect(viewId).toMatch(UUID);
});

test('does not report an article that is scrolled past', () => {
  start(openAudience({ navigator, tab: shelf }));
  see(at(0));
  vi.advanceTimersByTime(900);
  see({ ...at(1), fills: false });
  vi.advanceTimersByTime(5_000);
  expect(told).toEqual([]);
});

test('a hidden page reports nothing until it is visible', () => {
  show('hidden');
  start(openAudience({ navigator, tab: shelf }));
  see(at(0));
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([]);
  show('visible');
  vi.advanceTimersByTime(1_000);
  expect(views()).toHaveLength(1);
});

test('reports the greatest reading depth when the reader goes on, and when they leave', () => {
  start(openAudience({ navigator, tab: shelf }));
  see(at(0));
  vi.advanceTimersByTime(1_000);
  see(at(0, [0]));
  articles[0]?.remove();
  see(at(1));
  vi.advanceTimersByTime(1_000);
  const [first] = views();
  expect(told.filter(({ depth }) => depth !== undefined)).toEqual([
    { address: '/api/v1/articles/a/views', viewId: first?.viewId, depth: 25 },
  ]);
  show('hidden');
  show('visible');
  window.dispatchEvent(new Event('pagehide'));
  expect(told.filter(({ depth }) => depth !== undefined)).toHaveLength(2);
  expect(told.at(-1)).toMatchObject({ address: '/api/v1/articles/b/views', depth: 25 });
});

test('a page restored in its tab continues its visit', () => {
  start(openAudience({ navigator, tab: shelf }));
  see(at(0));
  vi.advanceTimersByTime(1_000);
  stop();
  start(openAudience({ navigator, tab: shelf }));
  see(at(0));
  vi.advanceTimersByTime(1_000);
  expect(views()).toHaveLength(1);
});

test('does not count a reader who asks not to be tracked', () => {
  for (const wish of [{ doNotTrack: '1' }, { globalPrivacyControl: true }]) {
    start(openAudience({ navigator: { ...navigator, ...wish }, tab: shelf }));
    see(at(0));
    vi.advanceTimersByTime(1_000);
    show('hidden');
    show('visible');
    stop();
  }
  expect(told).toEqual([]);
});

test('counts a share with its target and the view that it came from', async () => {
  start(openAudience({ navigator, tab: shelf }));
  see(at(0));
  vi.advanceTimersByTime(1_000);
  const sharing = startSharing({ navigator, tab: shelf, announce: () => undefined });
  articles[0]?.querySelector<HTMLElement>('a')?.click();
  articles[1]?.querySelector<HTMLElement>('button')?.click();
  await vi.advanceTimersByTimeAsync(1);
  sharing();
  await vi.dynamicImportSettled();
  const [view] = views();
  expect(told.filter(({ target }) => target !== undefined)).toEqual([
    { address: '/api/v1/articles/a/shares', viewId: view?.viewId, target: 'x' },
    { address: '/api/v1/articles/b/shares', target: 'copy' },
  ]);
});
