import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loadScript } from '../src/load';

let results: (string | null)[];
let used: string[];

const load = (): Promise<string> => {
  const result = results.shift() ?? null;
  return result === null ? Promise.reject(new TypeError('network')) : Promise.resolve(result);
};
const use = (script: string): void => {
  used.push(script);
};

beforeEach(() => {
  vi.useFakeTimers();
  used = [];
});

afterEach(() => {
  vi.useRealTimers();
});

it('a script that fails is loaded again after a while', async () => {
  results = [null, null, 'script'];
  loadScript(load, use);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(used).toEqual(['script']);
});

it('a script that fails is loaded again once the network is back, and then used once', async () => {
  results = [null, 'script', 'again'];
  loadScript(load, use);
  await vi.advanceTimersByTimeAsync(0);
  window.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(used).toEqual(['script']);
});

it('a script is asked for a few times only, and then by the network alone', async () => {
  results = Array.from({ length: 4 }, () => null);
  loadScript(load, use);
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  results = ['script'];
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(used).toEqual([]);
  window.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect(used).toEqual(['script']);
});

it('a script is not used on a page that has been left', async () => {
  results = [null, 'script'];
  const stop = loadScript(load, use);
  await vi.advanceTimersByTimeAsync(0);
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  results = ['script'];
  loadScript(load, use)();
  await vi.advanceTimersByTimeAsync(0);
  expect(used).toEqual([]);
});
