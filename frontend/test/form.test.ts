import { beforeEach, expect, it, vi } from 'vitest';
import { type Drafts, openDrafts } from '../src/comments/drafts';
import { startForm } from '../src/comments/form';
import type { Outcome } from '../src/comments/server';
import { openStorage } from '../src/memory/storage';
import { settled } from './fakes';

let drafts: Drafts;
let answer: (outcome: Outcome) => void;

beforeEach(() => {
  localStorage.clear();
  drafts = openDrafts(openStorage(() => localStorage));
  document.body.innerHTML =
    '<div data-thread data-article="a"><form data-min-fill="-1000"><input name="name" value="Ada"><textarea name="text"></textarea></form></div>';
});

/** Writes a comment and sends it. */
async function send(): Promise<() => void> {
  const form = document.querySelector('form');
  const area = document.querySelector('textarea');
  if (form === null || area === null) throw new Error('no form');
  const stop = startForm(form, {
    address: '/api/v1/articles/a/comments',
    path: '/articles/a/comments',
    server: {
      draw: () => Promise.reject(new Error('unused')),
      send: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    },
    identity: { name: () => 'Ada', rename: () => undefined, wrote: () => undefined } as never,
    drafts,
    sent: vi.fn(),
    announce: vi.fn(),
  });
  area.value = 'sent';
  drafts.keep('article a', 'sent');
  form.dispatchEvent(new Event('submit', { cancelable: true }));
  await settled();
  return stop;
}

const done = async (): Promise<void> => {
  answer({ type: 'done', said: { comment: { id: 'c' } }, isShown: true });
  await settled();
};

it('the draft of a comment that was sent is forgotten', async () => {
  await send();
  await done();
  expect(drafts.find('article a')).toBe('');
});

it('a text that was written meanwhile, in a form that was drawn again, stays', async () => {
  const stop = await send();
  stop();
  drafts.keep('article a', 'written meanwhile');
  await done();
  expect(drafts.find('article a')).toBe('written meanwhile');
});
