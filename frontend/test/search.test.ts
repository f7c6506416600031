import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startCombobox } from '../src/search/combobox';
import type { Suggestion } from '../src/search/suggester';
import { settled } from './fakes';

interface Request {
  readonly address: string;
  readonly answer: (items: readonly Partial<Suggestion>[] | 'fail' | 'too many') => Promise<void>;
}

let requests: Request[];
let opened: string[];
let stop: () => void;
let field: HTMLInputElement;
let sent: number;

const fog: Suggestion = { kind: 'article', text: 'Fog over <b>', url: 'https://news.example/articles/fog' };
const harbour: Suggestion = { kind: 'section', text: 'Harbour', url: 'https://news.example/sections/harbour' };

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<form><input name="q" data-suggestions="/s"></form>';
  const input = document.querySelector('input');
  if (input === null) throw new Error('no field');
  field = input;
  requests = [];
  opened = [];
  sent = 0;
  field.form?.addEventListener('submit', (submit) => {
    submit.preventDefault();
    sent += 1;
  });
  stop = startCombobox(field, { fetch: fake as typeof fetch, open: (address) => opened.push(address) });
  field.focus();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

function fake(address: string): Promise<Response> {
  return new Promise((resolve, reject) => {
    requests.push({
      address,
      answer: async (items) => {
        if (items === 'fail') reject(new TypeError('network'));
        else if (items === 'too many') resolve(new Response('{}', { status: 429, headers: { 'Retry-After': '7' } }));
        else resolve(new Response(JSON.stringify({ items })));
        await settled();
      },
    });
  });
}

function type(text: string): void {
  field.value = text;
  field.dispatchEvent(new Event('input'));
}

function pause(): void {
  vi.advanceTimersByTime(1_000);
}

function press(key: string): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true });
  field.dispatchEvent(event);
  return event;
}

async function suggest(...items: Partial<Suggestion>[]): Promise<void> {
  type('fo');
  pause();
  await requests.at(-1)?.answer(items);
}

const options = (): Element[] => [...document.querySelectorAll('[role=option]')];
const active = (): string | null => field.getAttribute('aria-activedescendant');

it('asks once for what is typed in one go', () => {
  type('f');
  type('fo');
  type('fog');
  expect(requests).toEqual([]);
  pause();
  expect(requests.map(({ address }) => address)).toEqual(['/s?q=fog']);
});

it('shows suggestions as text, and says how many', async () => {
  await suggest(harbour, fog);
  expect(options().map(({ textContent }) => textContent)).toEqual(['Harbour Section', 'Fog over <b>']);
  expect(field.getAttribute('aria-expanded')).toBe('true');
  expect(document.querySelector('[role=status]')?.textContent).toBe('2 suggestions');
});

it('has one request at a time, and shows no answer to an earlier text', async () => {
  type('f');
  pause();
  type('fo');
  pause();
  type('fog');
  pause();
  expect(requests).toHaveLength(1);
  await requests[0]?.answer([harbour]);
  expect(options()).toEqual([]);
  expect(requests.map(({ address }) => address)).toEqual(['/s?q=f', '/s?q=fog']);
  await requests[1]?.answer([fog]);
  expect(options()).toHaveLength(1);
});

it('shows nothing for an answer that comes after the field was emptied or left', async () => {
  type('f');
  pause();
  type('');
  await requests[0]?.answer([fog]);
  expect(options()).toEqual([]);
  type('fo');
  pause();
  field.blur();
  await requests[1]?.answer([fog]);
  expect(options()).toEqual([]);
});

it('moves through the options with the arrows, round by the typed text', async () => {
  await suggest(harbour, fog);
  const [first, second] = options();
  expect(active()).toBeNull();
  press('ArrowDown');
  expect(active()).toBe(first?.id);
  press('ArrowDown');
  expect(active()).toBe(second?.id);
  expect(options().map((option) => option.getAttribute('aria-selected'))).toEqual(['false', 'true']);
  press('ArrowDown');
  expect(active()).toBeNull();
  press('ArrowUp');
  expect(active()).toBe(second?.id);
});

it('opens what is chosen, on the site where the reader is', async () => {
  await suggest(harbour, fog);
  press('ArrowDown');
  expect(press('Enter').defaultPrevented).toBe(true);
  expect(opened).toEqual(['/sections/harbour']);
});

it('leaves Enter to the form if nothing is chosen', async () => {
  await suggest(fog);
  expect(press('Enter').defaultPrevented).toBe(false);
  field.form?.requestSubmit();
  expect(sent).toBe(1);
  expect(opened).toEqual([]);
  expect(options()).toEqual([]);
});

it('closes by Escape and keeps what was typed', async () => {
  await suggest(fog);
  expect(press('Escape').defaultPrevented).toBe(true);
  expect(options()).toEqual([]);
  expect(field.getAttribute('aria-expanded')).toBe('false');
  expect(field.value).toBe('fo');
  expect(press('Escape').defaultPrevented).toBe(false);
});

it('keeps the list closed after Escape, whatever answer is still to come', async () => {
  await suggest(fog);
  type('fog');
  expect(press('Escape').defaultPrevented).toBe(true);
  pause();
  expect(requests).toHaveLength(1);
  type('fog o');
  pause();
  expect(press('Escape').defaultPrevented).toBe(true);
  await requests[1]?.answer([fog]);
  expect(options()).toEqual([]);
  expect(press('Escape').defaultPrevented).toBe(false);
  expect(field.value).toBe('fog o');
});

it('opens what is clicked without losing the focus', async () => {
  await suggest(harbour, fog);
  const second = options()[1];
  const down = new Event('pointerdown', { bubbles: true, cancelable: true });
  second?.dispatchEvent(down);
  expect(down.defaultPrevented).toBe(true);
  second?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(opened).toEqual(['/articles/fog']);
});

it('shows nothing that is not a suggestion', async () => {
  await suggest(fog, { kind: 'article', text: 'Bad', url: 'javascript:alert(1)' }, { text: 'No kind' });
  expect(options()).toHaveLength(1);
});

it('goes on after a failure', async () => {
  type('f');
  pause();
  await requests[0]?.answer('fail');
  expect(options()).toEqual([]);
  await suggest(fog);
  expect(options()).toHaveLength(1);
});

it('asks nothing more for as long as the server says after too many requests', async () => {
  type('f');
  pause();
  type('fo');
  await requests[0]?.answer('too many');
  vi.advanceTimersByTime(3_000);
  type('fog');
  vi.advanceTimersByTime(3_900);
  expect(requests).toHaveLength(1);
  vi.advanceTimersByTime(1_000);
  expect(requests.map(({ address }) => address)).toEqual(['/s?q=f', '/s?q=fog']);
});

it('asks nothing while a word is being composed', () => {
  field.value = 'と';
  field.dispatchEvent(new InputEvent('input', { isComposing: true }));
  pause();
  expect(requests).toEqual([]);
  field.dispatchEvent(new Event('compositionend'));
  pause();
  expect(requests).toHaveLength(1);
});

it('takes everything away when it is stopped', async () => {
  await suggest(fog);
  stop();
  expect(document.querySelector('[role=listbox]')).toBeNull();
  type('fog');
  pause();
  expect(requests).toHaveLength(1);
});
