import { expect, test } from 'vitest';
import { Virtualizer, TALL } from '../src/column/virtualizer';
import { Slot } from '../src/column/slot';

const COUNT = 3 * TALL;

function column(): { slots: Slot[]; virtualizer: Virtualizer; heights: () => number } {
  const slots = Array.from({ length: COUNT }, (_, index) => new Slot(`/${String(index)}`, null, 100));
  document.body.replaceChildren(...slots.map(({ element }) => element));
  const deps = {
    append: () => undefined,
    fetch: () => new Promise<Response>(() => undefined),
    pick: () => null,
    words: { failed: '', retry: '' },
    prepare: () => undefined,
    gone: () => null,
  };
  const virtualizer = new Virtualizer(deps, slots, (act) => {
    act();
  });
  return { slots, virtualizer, heights: () => slots.filter((slot) => !slot.isFolded).length };
}

test('limits the height of a long session to what browsers can lay out', () => {
  const { slots, virtualizer, heights } = column();
  for (let at = 0; at < COUNT; at += 1) virtualizer.update(at);
  expect(heights()).toBe(TALL + 1);
  expect(slots[0]?.isFolded).toBe(true);
});

test('fetches an element again that left the page before its newer version was fetched', async () => {
  const { slots, virtualizer } = column();
  const [slot] = slots;
  const element = document.createElement('article');
  slot?.show(element);
  slot?.renew(0);
  slot?.hide();
  expect(slot?.kept).toBe(element);
  if (slot !== undefined) await virtualizer.renew(slot);
  expect(slot?.kept).toBeNull();
});

test('restores the height of folded boxes when the reader comes back, by steps or at once', () => {
  for (const way of [Array.from({ length: COUNT }, (_, step) => COUNT - 1 - step), [0]]) {
    const { slots, virtualizer, heights } = column();
    for (let at = 0; at < COUNT; at += 1) virtualizer.update(at);
    for (const at of way) virtualizer.update(at);
    expect(heights()).toBe(TALL + 1);
    expect(slots[0]?.isFolded).toBe(false);
    expect(slots[0]?.height).toBe(100);
  }
});
