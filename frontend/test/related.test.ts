import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStorage } from '../src/memory/storage';
import type { Change } from '@unspool/client';
import { follow, retractedIds } from '../src/live/follow';
import { startRelated, type RelatedLists } from '../src/related/related';
import { FakeObserver } from './fakes';

let answers: string[];
let asked: string[];
let shown: string[];
let lists: RelatedLists;

function drawn(...numbers: number[]): string {
  const links = numbers.map(
    (n) => `<li data-link="id-${String(n)}" data-number="${String(n)}"><a href="/">${String(n)}</a></li>`,
  );
  return `<div data-lists data-epoch="one" data-head="99"><div class="related-part"><h2>Related articles</h2><ul>${links.join('')}</ul></div></div>`;
}

/** Adds a place for lists to the page. */
function place(): HTMLElement {
  document.body.innerHTML =
    '<main><div data-related="/articles/a/related"><p><a href="/articles/a/related">Related</a></p></div></main>';
  lists.watch(document);
  const found = document.querySelector<HTMLElement>('[data-related]');
  if (found === null) throw new Error('no place');
  return found;
}

async function come(found: HTMLElement): Promise<void> {
  const before = asked.length;
  for (const observer of FakeObserver.all) observer.come(found);
  await vi.waitFor(() => {
    expect(asked.length).toBeGreaterThan(before);
  });
  await new Promise((done) => setTimeout(done, 0));
}

/** Tells the page of a change, as a session does. */
function tell(type: string, id: string): void {
  const change = { type, id } as unknown as Change;
  follow({
    changes: async function* () {
      await Promise.resolve();
      yield change;
      return undefined;
    },
  });
}

const linked = (found: HTMLElement): string[] => [...found.querySelectorAll('li')].map((link) => link.textContent);

beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', FakeObserver);
  FakeObserver.all = [];
  [answers, asked, shown] = [[], [], []];
  localStorage.clear();
  lists = startRelated({
    fetch: (address) => {
      asked.push(address as string);
      const html = answers.shift();
      return Promise.resolve(html === undefined ? new Response('', { status: 503 }) : new Response(html));
    },
    local: openStorage(() => localStorage),
    isShown: (id) => shown.includes(id),
  });
});

afterEach(() => {
  lists.stop();
});

describe('lists of what else to read', () => {
  it('are not asked for once their own article is retracted', async () => {
    const found = place();
    found.closest('main')?.setAttribute('data-id', 'id-own');
    tell('article-retracted', 'id-own');
    await vi.waitFor(() => {
      expect(retractedIds.has('id-own')).toBe(true);
    });
    for (const observer of FakeObserver.all) observer.come(found);
    await new Promise((done) => setTimeout(done, 0));
    expect(asked).toEqual([]);
  });

  it('come when their place comes near', async () => {
    answers = [drawn(1, 2, 3, 4, 5, 6)];
    const found = place();
    expect(asked).toEqual([]);
    await come(found);
    expect(asked).toEqual(['/articles/a/related?fragment=1']);
    expect(linked(found)).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it('lose what the page shows later', async () => {
    answers = [drawn(1, 2, 3)];
    const found = place();
    await come(found);
    lists.leaveOut('id-2');
    expect(linked(found)).toEqual(['1', '3']);
    lists.leaveOut('id-1');
    lists.leaveOut('id-3');
    expect(found.querySelector('.related-part')).toBeNull();
  });

  it('name at the end of all articles what the reader has read before, but not what the page has shown', async () => {
    localStorage.setItem('unspool.read', 'one 1-3');
    shown = ['id-2'];
    answers = [drawn(1, 2, 3)];
    const found = place();
    found.dataset['end'] = '';
    await come(found);
    expect(linked(found)).toEqual(['1', '3']);
  });

  it('give back the room that they do not need only where the reader cannot see it', async () => {
    shown = ['id-1'];
    answers = [drawn(1), drawn(1)];
    const found = place();
    const top = vi.spyOn(found, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 5));
    await come(found);
    expect(found.dataset['kept']).toBeUndefined();
    top.mockReturnValue(new DOMRect(0, window.innerHeight));
    await come(found);
    expect(found.dataset['kept']).toBe('none');
  });

  it('leave out what the page shows and what the reader has read', async () => {
    localStorage.setItem('unspool.read', 'one 2-3');
    shown = ['id-5'];
    answers = [drawn(1, 2, 3, 4, 5, 6)];
    const found = place();
    await come(found);
    expect(linked(found)).toEqual(['1', '4', '6']);
  });

  it('leave the plain links where nothing is left, where the request fails, and where anybody else answers', async () => {
    shown = ['id-1'];
    for (const answer of [drawn(1), '<p>Sign in to the hotel</p>', undefined]) {
      answers = answer === undefined ? [] : [answer];
      const found = place();
      await come(found);
      expect(found.innerHTML).toBe('<p><a href="/articles/a/related">Related</a></p>');
    }
  });

  it('never name what was retracted while they were on their way', async () => {
    answers = [drawn(1, 2, 3)];
    const found = place();
    tell('article-retracted', 'id-2');
    await come(found);
    expect(linked(found)).toEqual(['1', '3']);
    tell('article-updated', 'id-2');
  });

  it('look again where changes were lost', async () => {
    answers = [drawn(1, 2, 3), drawn(1, 3)];
    const found = place();
    await come(found);
    tell('resync', '');
    await vi.waitFor(() => {
      expect(linked(found)).toEqual(['1', '3']);
    });
  });

  it('do not come while the reader is on a link that they would take away', async () => {
    answers = [drawn(1, 2), drawn(1, 2)];
    const found = place();
    const link = found.querySelector('a');
    link?.focus();
    await come(found);
    expect(document.activeElement).toBe(link);
    expect(linked(found)).toEqual([]);
    link?.blur();
    await come(found);
    expect(linked(found)).toEqual(['1', '2']);
  });

  it('lose what was retracted while they were out of the page, and gain nothing', async () => {
    answers = [drawn(1, 2, 3), drawn(2, 3, 4)];
    const found = place();
    await come(found);
    await come(found);
    expect(linked(found)).toEqual(['2', '3']);
  });
});
