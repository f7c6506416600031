import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ArticleKeysDeps } from '../src/feed/article-keys';
import { startLazyKeys } from '../src/feed/lazy-keys';
import type { Stop } from '../src/part';

const mocks = vi.hoisted(() => ({ isMissing: false, asked: 0, steps: [] as number[] }));

vi.mock('../src/feed/navigate', () => ({
  step: (_: unknown, by: number) => Promise.resolve(mocks.steps.push(by)),
  leave: () => undefined,
}));

let stop: Stop;

const press = (key: string): void => {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
};

beforeEach(() => {
  vi.resetModules();
  mocks.steps = [];
  document.body.innerHTML = '<div role="feed"><a href="/">One</a></div>';
  const root = document.body.firstElementChild as HTMLElement;
  const deps = { root, column: {}, loader: { load: () => undefined }, areOn: () => true };
  stop = startLazyKeys(deps as unknown as ArticleKeysDeps);
});

afterEach(() => {
  stop();
  vi.doUnmock('../src/feed/article-keys');
});

it('the last four keys are answered late, and no others', async () => {
  document.querySelector('a')?.focus();
  for (const key of ['k', 'k', 'Tab', 'PageDown', 'Shift', 'x', 'j']) press(key);
  await vi.dynamicImportSettled();
  expect(mocks.steps).toEqual([1, 1]);
  press('k');
  expect(mocks.steps).toEqual([1, 1, -1]);
});

it('a first Page Down is answered late to a reader who uses the keyboard, and not to one with a mouse', async () => {
  document.querySelector('a')?.focus();
  for (const key of ['PageDown', 'Tab', 'PageDown']) press(key);
  await vi.dynamicImportSettled();
  expect(mocks.steps).toEqual([1]);
});

it('a script that cannot be had is asked for again by the next press, and earlier ones are forgotten', async () => {
  vi.doMock('../src/feed/article-keys', () => {
    throw new Error('network');
  });
  for (const key of ['j', 'j', 'j']) press(key);
  await vi.dynamicImportSettled();
  vi.doUnmock('../src/feed/article-keys');
  vi.resetModules();
  press('k');
  await vi.dynamicImportSettled();
  expect(mocks.steps).toEqual([-1]);
});
