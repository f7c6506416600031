import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Column } from '../src/column/column';
import type { View } from '../src/column/viewport';
import { startAddress } from '../src/feed/address';
import { cardOf } from '../src/feed/card';
import { openStorage } from '../src/memory/storage';
import type { Stop } from '../src/part';
import { openPageStates } from '../src/returning/page-states';

const articles = ['one', 'two', 'three'].map((slug) => {
  const article = document.createElement('article');
  Object.assign(article.dataset, { id: slug, number: '1', version: '1', url: `/articles/${slug}`, title: slug });
  return article;
});

let see: (view: View) => void;
let stop: Stop;

const column: Pick<Column, 'shown' | 'watch'> = {
  shown: (index) => articles[index] ?? null,
  watch: (watcher) => {
    see = watcher;
    return () => undefined;
  },
};
const look = (at: number): void => {
  see({ at, fills: true, ends: [], from: at, to: at });
};
const canonical = (): string => document.querySelector<HTMLLinkElement>('link')?.href ?? '';

function refuse(): void {
  vi.spyOn(history, 'replaceState').mockImplementation(() => {
    throw new DOMException('Attempt to use history.replaceState() more than 100 times per 10 seconds', 'SecurityError');
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  history.replaceState(null, '', '/articles/one?cursor=c');
  document.title = 'one – Site';
  document.head.innerHTML = '<title>one – Site</title><link rel="canonical" href="https://news.example/articles/one">';
  const entry = articles[0] === undefined ? null : cardOf(articles[0]);
  if (entry !== null) stop = startAddress(entry, column);
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('the address', () => {
  it('stays what was opened while nothing else is seen', () => {
    const written = vi.spyOn(history, 'replaceState');
    look(0);
    vi.runAllTimers();
    expect(written).not.toHaveBeenCalled();
    expect(canonical()).toBe('https://news.example/articles/one');
  });

  it('is written once the reader rests, and not for each article that they pass', () => {
    const written = vi.spyOn(history, 'replaceState');
    for (let step = 0; step < 198; step += 1) {
      look(step % 2 === 0 ? 1 : 2);
      vi.advanceTimersByTime(30);
    }
    expect(written).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(written).toHaveBeenCalledTimes(1);
    expect(location.pathname).toBe('/articles/three');
    expect(document.title).toBe('three – Site');
    expect(canonical()).toBe('https://news.example/articles/three');
  });

  it('is tried again where the browser refuses it', () => {
    refuse();
    look(1);
    vi.advanceTimersByTime(10_000);
    expect(location.pathname).toBe('/articles/one');
    expect(document.title).toBe('two – Site');
    vi.restoreAllMocks();
    vi.advanceTimersByTime(10_000);
    expect(location.pathname).toBe('/articles/two');
  });

  it('is written at once where the reader leaves the page', () => {
    look(2);
    window.dispatchEvent(new Event('pagehide'));
    expect(location.pathname).toBe('/articles/three');
  });
});

describe('the state of a page', () => {
  it('is kept where the browser refuses to mark its entry', () => {
    refuse();
    const states = openPageStates(openStorage(() => sessionStorage));
    vi.restoreAllMocks();
    states.keep('here');
    expect(openPageStates(openStorage(() => sessionStorage)).recall()).toBe('here');
  });
});
