import { expect, test, vi } from 'vitest';
import { Slot } from '../src/column/slot';
import { Virtualizer } from '../src/column/virtualizer';
import { html } from './fakes';
import { parseElement } from '../src/column/fragment';

let attempts = 0;

vi.mock('../src/column/renewal', () => {
  attempts += 1;
  throw new TypeError('Failed to fetch dynamically imported module');
});

test('corrects an element without the script for it, if that cannot be loaded, and asks for it each time', async () => {
  const drawn = parseElement(html(1)) ?? document.body;
  document.body.replaceChildren(drawn);
  const slot = new Slot('/articles/s1?fragment=1', drawn);
  const asked: string[] = [];
  const deps = {
    append: () => undefined,
    fetch: (input: RequestInfo | URL) => {
      asked.push(input as string);
      return Promise.resolve(new Response(html(1, asked.length + 1)));
    },
    pick: ([element]: readonly HTMLElement[]) => element ?? null,
    words: { failed: '', retry: '' },
    prepare: () => undefined,
    gone: () => null,
  };
  const virtualizer = new Virtualizer(deps, [slot], (act) => {
    act();
  });
  for (const version of [2, 3]) {
    slot.renew(version);
    await virtualizer.renew(slot);
    expect(document.body.textContent).toContain(`v${String(version)}`);
  }
  expect(asked).toEqual(['/articles/s1?fragment=1&version=2', '/articles/s1?fragment=1&version=3']);
  expect(attempts).toBe(2);
});
