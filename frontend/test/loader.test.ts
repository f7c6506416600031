import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Loader, type Outcome, startLoader } from '../src/endless/loader';

/** An IntersectionObserver whose window the test controls. */
class FakeObserver {
  static all: FakeObserver[] = [];
  private observes = false;
  private readonly isAhead: boolean;

  constructor(
    private readonly told: (entries: { isIntersecting: boolean }[]) => void,
    { rootMargin }: { rootMargin?: string } = {},
  ) {
    this.isAhead = rootMargin !== undefined;
    FakeObserver.all.push(this);
  }

  static near = false;

  static move(near: boolean): void {
    FakeObserver.near = near;
    for (const observer of FakeObserver.all) observer.tell();
  }

  observe(): void {
    this.observes = true;
    queueMicrotask(() => {
      this.tell();
    });
  }

  unobserve(): void {
    this.observes = false;
  }

  disconnect(): void {
    this.observes = false;
  }

  private tell(): void {
    if (this.observes && (this.isAhead || !FakeObserver.near)) this.told([{ isIntersecting: FakeObserver.near }]);
  }
}

let outcomes: (Outcome | Error)[];
let element: HTMLElement;
let loader: Loader;
let said: string[];
let arrived: number;

beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', FakeObserver);
  FakeObserver.all = [];
  FakeObserver.near = false;
  document.body.innerHTML = `
    <nav data-loader data-state="idle" data-loading="Loading next article..." data-end="You've read all our articles!"
      data-failed="Error loading more articles" data-retry="Retry">
      <p class="loader-words"></p>
      <button class="loader-retry" type="button" hidden>Retry</button>
      <a rel="next" href="/articles/b">LoaderDeps next article</a>
    </nav>
    <footer><a href="/x">x</a></footer>`;
  element = document.querySelector<HTMLElement>('[data-loader]') ?? document.body;
  outcomes = [];
  said = [];
  arrived = 0;
  loader = startLoader(element, {
    ahead: '150%',
    more: () => {
      const outcome = outcomes.shift() ?? 'end';
      return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
    },
    arrived: () => {
      arrived += 1;
    },
    announce: (words) => said.push(words),
  });
});

afterEach(() => {
  loader.stop();
});

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const words = (): string => element.querySelector('p')?.textContent ?? '';
const retry = (): HTMLButtonElement => element.querySelector('button') ?? document.createElement('button');
const link = (): HTMLAnchorElement => element.querySelector('a') ?? document.createElement('a');

describe('the loader', () => {
  it('loads nothing before the reader comes near', async () => {
    await settle();
    expect(element.dataset['state']).toBe('idle');
    expect(words()).toBe('');
    expect(link().hidden).toBe(false);
  });

  it('loads until it is no longer near', async () => {
    outcomes = ['more', 'more', 'more'];
    FakeObserver.move(true);
    await settle();
    expect(outcomes).toEqual([]);
    expect(element.dataset['state']).toBe('end');
    expect(words()).toBe("You've read all our articles!");
    expect(link().hidden).toBe(true);
    expect(said).toEqual(["You've read all our articles!"]);
  });

  it('says that it loads', () => {
    void loader.load();
    expect(words()).toBe('Loading next article...');
    expect(link().hidden).toBe(false);
  });

  it.each([['failed' as const], [new Error('unforeseen')]])(
    'never shows a failure (%s) as the end, and tries again when asked',
    async (failure) => {
      outcomes = [failure, 'more', 'end'];
      FakeObserver.move(true);
      await settle();
      expect(words()).toBe('Error loading more articles');
      expect(retry().hidden).toBe(false);
      expect(link().hidden).toBe(true);
      FakeObserver.move(false);
      FakeObserver.move(true);
      await settle();
      expect(outcomes).toHaveLength(2);
      retry().click();
      await settle();
      expect(words()).toBe("You've read all our articles!");
      expect(retry().hidden).toBe(true);
      expect(arrived).toBe(1);
    },
  );

  it('tries again by itself when the network is back', async () => {
    outcomes = ['failed', 'end'];
    await loader.load();
    window.dispatchEvent(new Event('online'));
    await settle();
    expect(element.dataset['state']).toBe('end');
  });

  it('loads when the link is pressed, wherever the reader is', async () => {
    outcomes = ['more'];
    link().click();
    await settle();
    expect(arrived).toBe(1);
    expect(element.dataset['state']).toBe('idle');
  });

  it('lets the browser follow the link with a modifier key held', async () => {
    outcomes = ['more'];
    const press = new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true });
    link().dispatchEvent(press);
    await settle();
    expect(outcomes).toHaveLength(1);
    expect(press.defaultPrevented).toBe(false);
  });

  it('does not load while the reader is at the footer, until they go back up', async () => {
    outcomes = ['more', 'end'];
    const link = document.querySelector<HTMLElement>('footer a') ?? document.body;
    // The test environment has no layout, so the element is given a box.
    link.getClientRects = (): DOMRectList => [new DOMRect()] as unknown as DOMRectList;
    link.focus();
    await new Promise(requestAnimationFrame);
    FakeObserver.move(true);
    await settle();
    expect(outcomes).toHaveLength(2);
    FakeObserver.move(false);
    FakeObserver.move(true);
    await settle();
    expect(outcomes).toEqual([]);
  });

  it('keeps the focus when the button or link it was on vanishes', async () => {
    outcomes = ['failed', 'more'];
    link().focus();
    await loader.load();
    expect(document.activeElement).toBe(retry());
    retry().click();
    expect(document.activeElement).toBe(link());
    await settle();
  });
});
