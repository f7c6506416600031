import { expect, test } from 'vitest';
import { Presence, TALL } from '../src/column/presence';
import { Slot } from '../src/column/slot';

const COUNT = 3 * TALL;

function column(): { slots: Slot[]; presence: Presence; heights: () => number } {
  const slots = Array.from({ length: COUNT }, (_, index) => new Slot(`/${String(index)}`, null, 100));
  document.body.replaceChildren(...slots.map(({ element }) => element));
  const ground = {
    append: () => undefined,
    fetch: () => new Promise<Response>(() => undefined),
    words: { failed: '', retry: '' },
    prepare: () => undefined,
    gone: () => null,
  };
  const presence = new Presence(ground, slots, (act) => {
    act();
  });
  return { slots, presence, heights: () => slots.filter((slot) => !slot.isFolded).length };
}

test('a long session stands no taller than browsers can lay out', () => {
  const { slots, presence, heights } = column();
  for (let at = 0; at < COUNT; at += 1) presence.tidy(at);
  expect(heights()).toBe(TALL + 1);
  expect(slots[0]?.isFolded).toBe(true);
});

test('what was folded away is tall again when the reader comes back, by steps or at once', () => {
  for (const way of [Array.from({ length: COUNT }, (_, step) => COUNT - 1 - step), [0]]) {
    const { slots, presence, heights } = column();
    for (let at = 0; at < COUNT; at += 1) presence.tidy(at);
    for (const at of way) presence.tidy(at);
    expect(heights()).toBe(TALL + 1);
    expect(slots[0]?.isFolded).toBe(false);
    expect(slots[0]?.height).toBe(100);
  }
});
