import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from '../src/browser';
import { lazyThreads } from '../src/comments/lazy';
import type { Threads } from '../src/comments/threads';
import { FakeObserver } from './fakes';

const watched: ParentNode[] = [];
let started: number;
let stopped: number;
let later: Threads;

vi.mock('../src/comments/threads', () => ({
  startThreads: (): Threads => {
    started += 1;
    return {
      watch: (article) => watched.push(article),
      told: () => undefined,
      refresh: () => undefined,
      stop: () => {
        stopped += 1;
      },
    };
  },
}));

/** Adds an article to the page whose end comes near. */
function come(): HTMLElement {
  const article = document.createElement('article');
  article.innerHTML = '<section data-comments="/articles/a/comments"></section>';
  later.watch(article);
  const section = article.querySelector('section');
  if (section !== null) for (const observer of FakeObserver.all) observer.come(section);
  return article;
}

beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', FakeObserver);
  FakeObserver.all = [];
  watched.length = 0;
  started = stopped = 0;
  later = lazyThreads({} as Browser);
});

afterEach(() => {
  later.stop();
});

describe('the script of threads', () => {
  it('starts once, and watches all earlier articles', async () => {
    const articles = [come(), come(), come()];
    await vi.dynamicImportSettled();
    expect(started).toBe(1);
    expect(watched).toEqual(articles);
    const last = come();
    expect(watched).toEqual([...articles, last]);
  });

  it('does not start on a page that has been left', async () => {
    come();
    later.stop();
    await vi.dynamicImportSettled();
    expect(started).toBe(0);
    expect(stopped).toBe(0);
  });
});
