import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from '../src/browser';
import { lengthOf } from '../src/comments/fields';
import { commentsOf, compare, idOf } from '../src/comments/list';
import { MAX_THREADS } from '../src/comments/mounts';
import { startCommentsPage } from '../src/comments/page';
import { startThreads, type Threads } from '../src/comments/threads';
import { patch } from '../src/column/patch';
import { openStorage } from '../src/memory/storage';
import { FakeObserver } from './fakes';

interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>> | null;
}

/** A server whose comments and answers the test sets. */
const server = {
  asked: [] as Asked[],
  comments: [] as string[],
  waiting: [] as string[],
  replies: new Map<string, string[]>(),
  answer: drawn as (asked: Asked) => Response | Promise<Response>,
};

const shelf = new Map<string, string>();
let said: string[];
let threads: Threads;

function comment(id: string, isReply = false): string {
  const isMine = id.startsWith('mine');
  const waits = server.waiting.includes(id);
  const replies = isReply ? [] : (server.replies.get(id) ?? []);
  const acts = isMine
    ? '<button type="button" data-act="edit" hidden>Edit</button> <button type="button" data-act="delete" data-sure="Really?" data-done="Deleted" hidden>Delete</button>'
    : '<button type="button" data-act="report" data-done="Reported" hidden>Report</button>';
  const edit = isMine
    ? `<form data-edit data-failed="failed" data-late="late" hidden><p data-field="text" data-required="Write!"><textarea name="text">${id}</textarea><span class="field-error"></span></p><button type="submit">Save</button></form>`
    : '';
  return `<li class="comment${isMine ? ' is-mine' : ''}${waits ? ' is-waiting' : ''}" data-comment="${id}" data-replies="${String(replies.length)}" ${isMine ? 'data-editable="300000"' : ''}>
<div class="comment-own"><p class="comment-head"><bdi>${id}</bdi> <a class="comment-time" href="/articles/a/comments?parent=${id}"><time datetime="2026-01-01T12:00:00Z">then</time></a></p>${waits ? '<p class="comment-waits">waits</p>' : ''}<div class="comment-text"><p>${id}</p></div><p class="comment-acts">${isReply ? '' : `<a href="?parent=${id}" data-reply>Reply</a>`}${acts}</p>${edit}</div>
${replies.length === 0 ? '' : `<ol class="replies">${replies.map((reply) => comment(reply, true)).join('')}</ol>`}</li>`;
}

function form(parent: string | null = null): string {
  return `<form class="comment-form" data-form data-min-fill="0" data-there="There" data-waits="Waits" data-failed="Failed" data-closed="Closed" data-limited="Limited">
<p data-field="text" data-required="Write!" data-too-long="Shorter!"><textarea name="text"></textarea><span class="field-error" id="text-error"></span><span data-length data-most="5000">At most 5,000 characters</span></p>
<p data-field="name" data-required="Name!" data-invisible="Visible!"><input name="name"><span class="field-error"></span></p>
<input type="hidden" name="formToken" value="token"><input name="website">${parent === null ? '' : `<input type="hidden" name="parentId" value="${parent}">`}
<button type="submit">Post</button>${parent === null ? '' : '<button type="button" data-cancel>Cancel</button>'}<p data-said></p></form>`;
}

function thread(url: URL): string {
  const parent = url.searchParams.get('parent');
  const limit = Number(url.searchParams.get('limit') ?? 3);
  const from = Number(url.searchParams.get('cursor') ?? 0);
  const all = parent === null ? server.comments : (server.replies.get(parent) ?? []);
  const shown = url.searchParams.get('order') === 'oldest' && parent === null ? [...all].reverse() : all;
  const items = shown.slice(from, from + limit);
  const more = from + limit < shown.length;
  const order = url.searchParams.get('order') ?? 'newest';
  const bar = `<div class="thread-bar"><p class="thread-count"></p><a href="/articles/a/comments" data-order="newest">N</a> <a href="/articles/a/comments?order=oldest" data-order="oldest">O</a></div>`;
  const article = url.pathname.split('/')[2] ?? '';
  return `<div class="thread" data-thread data-article="${article}" ${parent === null ? '' : `data-parent="${parent}"`} data-count="${String(server.comments.length)}" data-order="${order}">${form(parent)}
${all.length === 0 ? '<p class="comments-none">Be the first to comment on this article!</p>' : bar}<div data-news></div>
<ol class="thread-list">${items.map((id) => comment(id, parent !== null)).join('')}</ol>
${more ? `<p class="thread-more"><a data-more href="/articles/a/comments?order=${order}&cursor=${String(from + limit)}">More</a></p>` : ''}</div>`;
}

function drawn({ url }: Asked): Response {
  const only = url.searchParams.get('only');
  return new Response(only === null ? thread(url) : comment(only));
}

const expired = (): Response => new Response(null, { status: 401, headers: { 'WWW-Authenticate': 'Unspool-Author' } });

const browser = {
  fetch: async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : null;
    const asked = {
      method: init.method ?? 'GET',
      url: new URL(input as string, 'http://localhost'),
      headers: new Headers(init.headers),
      body,
    };
    server.asked.push(asked);
    return server.answer(asked);
  },
  local: openStorage(
    () =>
      ({
        getItem: (key: string) => shelf.get(key) ?? null,
        setItem: (key: string, value: string) => shelf.set(key, value),
        removeItem: (key: string) => shelf.delete(key),
      }) as unknown as Storage,
  ),
  announce: (words: string) => said.push(words),
} as unknown as Browser;

const section = (article = 'a'): HTMLElement =>
  document.querySelector<HTMLElement>(`#comments-${article}`)?.parentElement ?? document.body;
const shown = (): (string | null)[] => commentsOf(section().querySelector('.thread-list')).map(idOf);
const news = (): HTMLElement | null => section().querySelector<HTMLElement>('[data-news] button');
const posts = (): Asked[] => server.asked.filter(({ method }) => method === 'POST');
const find = (selector: string): HTMLElement => {
  const found = section().querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`there is no ${selector}`);
  return found;
};
const field = (selector: string): HTMLInputElement => find(selector) as HTMLInputElement;

function article(id: string): string {
  return `<article data-id="${id}"><footer><section class="comments" data-comments="/articles/${id}/comments"><h2 id="comments-${id}">Comments</h2><p class="comments-way"><a href="/articles/${id}/comments">Leave a Comment</a></p></section></footer></article>`;
}

async function settle(ms = 0): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

async function open(...comments: string[]): Promise<void> {
  server.comments = comments;
  FakeObserver.all[0]?.come(section());
  await settle(10);
}

async function write(text: string, name = 'Ada', root = ':scope > .thread > form'): Promise<void> {
  field(`${root} textarea`).value = text;
  field(`${root} input[name="name"]`).value = name;
  find(root).dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }));
  await settle(500);
}

function accept(id: string, status = 201): void {
  server.answer = (asked) => {
    if (asked.method === 'GET') return drawn(asked);
    server.comments = [id, ...server.comments];
    return Response.json({ comment: { id }, author: 'author-token' }, { status });
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('IntersectionObserver', FakeObserver);
  Element.prototype.scrollIntoView = (): void => undefined;
  FakeObserver.all = [];
  said = [];
  shelf.clear();
  Object.assign(server, { asked: [], comments: [], waiting: [], replies: new Map(), answer: drawn });
  document.body.innerHTML = `<main>${article('a')}${article('b')}</main>`;
  threads = startThreads(browser);
  threads.watch(document.body);
});

afterEach(() => {
  threads.stop();
  vi.useRealTimers();
});

describe('a thread', () => {
  it('is loaded when its section comes near, and no other is', async () => {
    expect(server.asked).toEqual([]);
    await open('2', '1');
    expect(server.asked.map(({ url }) => url.pathname + url.search)).toEqual(['/articles/a/comments?fragment=1']);
    expect(shown()).toEqual(['2', '1']);
    expect(find('h2').textContent).toBe('Comments 2');
    expect(section('b').querySelector('.comments-way')).not.toBeNull();
    expect(find('[data-act=report]').hidden).toBe(false);
  });

  it('stays a link if it cannot be loaded, and is tried again', async () => {
    server.answer = () => new Response(null, { status: 500 });
    await open('1');
    expect(section().querySelector('.comments-way a')).not.toBeNull();
    server.answer = drawn;
    await open('1');
    expect(shown()).toEqual(['1']);
  });

  it.each([
    ['a failure', 500, ''],
    [
      'a foreign page',
      200,
      '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Hotel Wi-Fi</title></head></html>',
    ],
    ['another thread', 200, '<div class="thread" data-thread data-article="b" data-count="7"></div>'],
  ])('offers Retry after %s, which brings the form back', async (_, status, body) => {
    server.answer = () => new Response(body, { status });
    await open('1');
    expect(section().textContent).toContain('Error loading comments');
    expect(section().textContent).not.toContain('NaN');
    expect(section().querySelector('.comments-way a')).not.toBeNull();
    server.answer = drawn;
    find('.comments-failed button').click();
    await settle(10);
    expect(shown()).toEqual(['1']);
    expect(section().querySelector('form[data-form]')).not.toBeNull();
    expect(section().textContent).not.toContain('Error');
    expect(document.activeElement).toBe(section());
  });

  it('loads more by a link, each comment once', async () => {
    await open('5', '4', '3', '2', '1');
    expect(shown()).toEqual(['5', '4', '3']);
    server.comments = ['6', '5', '4', '3', '2', '1'];
    find('[data-more]').click();
    await settle();
    expect(shown()).toEqual(['5', '4', '3', '2', '1']);
    expect(section().querySelector('[data-more]')).toBeNull();
  });

  it.each(['data-more', 'data-order=oldest'])(
    'says that what a link asks for cannot be had, and the link tries again: %s',
    async (name) => {
      await open('5', '4', '3', '2', '1');
      const [words, before] = [find(`a[${name}]`).textContent, shown()];
      server.answer = () => new Response('<html><title>Hotel Wi-Fi</title></html>');
      find(`a[${name}]`).click();
      await settle();
      find(`a[${name}]`).click();
      await settle();
      expect(find(`a[${name}]`).parentElement?.textContent).toContain('Error loading comments Retry');
      expect(said.at(-1)).toBe('Error loading comments');
      expect(shown()).toEqual(before);
      server.answer = (asked) => {
        asked.url.searchParams.set('limit', '2');
        return drawn(asked);
      };
      find(`a[${name}]`).click();
      await settle();
      expect(shown()).not.toEqual(before);
      expect(section().textContent).not.toMatch(/Error|Retry/);
      for (const link of section().querySelectorAll(`a[${name}]`)) expect(link.textContent).toBe(words);
    },
  );

  it('changes its order, and keeps the text in its form', async () => {
    await open('2', '1');
    field('textarea').value = 'half a thought';
    find('[data-order=oldest]').click();
    await settle();
    expect(shown()).toEqual(['1', '2']);
    expect(field('textarea').value).toBe('half a thought');
  });

  it('survives a correction of its article', async () => {
    await open('1');
    const fresh = document.createElement('div');
    fresh.innerHTML = article('a');
    const old = document.querySelector('article[data-id=a]');
    if (old !== null && fresh.firstElementChild !== null) patch(old, fresh.firstElementChild);
    expect(shown()).toEqual(['1']);
  });

  it('is unloaded when there are many, once it is out of the page, unless the reader is writing in it', async () => {
    document.body.innerHTML = `<main>${Array.from({ length: MAX_THREADS + 3 }, (_, n) => article(`n${String(n)}`)).join('')}</main>`;
    threads.watch(document.body);
    const all = [...document.querySelectorAll<HTMLElement>('section')];
    for (const [index, one] of all.entries()) {
      FakeObserver.all[0]?.come(one);
      await settle(10);
      FakeObserver.all[0]?.come(one, false);
      const area = one.querySelector('textarea');
      if (index === 0 && area !== null) area.value = 'half a thought';
      if (index < 5) one.remove();
    }
    const open = all.filter((one) => one.querySelector('.thread') !== null);
    expect(open).toHaveLength(MAX_THREADS);
    expect(open[0]).toBe(all[0]);
    expect(all[1]?.querySelector('.comments-way')).not.toBeNull();
  });
});

describe('a new comment', () => {
  const tell = async (count: number, id = 'a'): Promise<void> => {
    threads.told({ type: 'comments-changed', articleId: id, count });
    await settle(2_500);
  };

  it('is counted at once and waits behind a button, in its own thread only', async () => {
    await open('2', '1');
    server.comments = ['4', '3', '2', '1'];
    await tell(4);
    expect(find('h2').textContent).toBe('Comments 4');
    expect(shown()).toEqual(['2', '1']);
    expect(news()?.textContent).toBe('2 new comments');
    expect(section('b').textContent).not.toContain('4');
    news()?.click();
    expect(shown()).toEqual(['4', '3', '2', '1']);
    expect(news()).toBeNull();
  });

  it('is counted in the heading of a thread that is not open', async () => {
    await tell(7, 'b');
    expect(section('b').querySelector('h2')?.textContent).toBe('Comments 7');
    expect(server.asked).toEqual([]);
  });

  it('disappears when it is deleted, and changes in place', async () => {
    await open('3', '2', '1');
    const kept = find('[data-comment="3"]');
    server.comments = ['3', '1'];
    server.waiting = ['1'];
    await tell(2);
    expect(shown()).toEqual(['3', '1']);
    expect(find('[data-comment="3"]')).toBe(kept);
    expect(find('[data-comment="1"]').textContent).toContain('waits');
    expect(news()).toBeNull();
  });

  it('is announced once, by the live region that all articles share', async () => {
    await open('1');
    server.comments = ['2', '1'];
    await tell(2);
    threads.refresh();
    await settle(2_500);
    expect(said).toEqual(['1 new comment']);
    expect(document.querySelector('main :is([role=status], [aria-live])')).toBeNull();
  });

  it('leaves the others as the browser has translated them', async () => {
    await open('3', '2', '1');
    for (const text of section().querySelectorAll('.comment-text p'))
      text.innerHTML = `<font>eins ${text.innerHTML}</font>`;
    server.waiting = ['1'];
    await tell(3);
    expect(find('[data-comment="1"]').textContent).toContain('waits');
    expect([...section().querySelectorAll('.comment-text')].map((text) => text.textContent)).toEqual([
      'eins 3',
      'eins 2',
      'eins 1',
    ]);
  });

  it('may be a reply', async () => {
    await open('1');
    server.replies.set('1', ['r1', 'r2']);
    await tell(3);
    expect(news()?.textContent).toBe('2 new comments');
    news()?.click();
    expect(commentsOf(find('.replies')).map(idOf)).toEqual(['r1', 'r2']);
    server.replies.set('1', ['r2']);
    await tell(2);
    expect(commentsOf(find('.replies')).map(idOf)).toEqual(['r2']);
  });

  it('is requested once for several reports in a short time', async () => {
    await open('1');
    server.asked = [];
    for (let count = 2; count < 40; count += 1) {
      threads.told({ type: 'comments-changed', articleId: 'a', count });
      await settle(20);
    }
    await settle(3_000);
    expect(server.asked.length).toBeLessThanOrEqual(3);
    expect(server.asked.at(-1)?.url.searchParams.get('count')).toBe('39');
  });

  it('shows the bar above the list if it is the first', async () => {
    await open();
    expect(section().textContent).toContain('Be the first to comment on this article!');
    server.comments = ['1'];
    await tell(1);
    news()?.click();
    expect(section().textContent).not.toContain('Be the first');
    expect(section().querySelector('.thread-bar')).not.toBeNull();
  });
});

describe('the page of comments', () => {
  it('takes no identity from its address, and sends none on', async () => {
    history.replaceState(null, '', '/articles/a/comments?author=planted');
    const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    server.comments = ['1'];
    const main = document.createElement('main');
    main.innerHTML = `<section class="comments" data-comments="/articles/a/comments"><h2 id="comments-a">Comments</h2>${thread(new URL(location.href))}</section>`;
    document.body.replaceChildren(main);
    const stop = startCommentsPage(main, browser);
    await settle(10);
    expect(server.asked).not.toEqual([]);
    expect(
      server.asked.filter(({ url, headers }) => url.search.includes('author') || headers.has('Unspool-Author')),
    ).toEqual([]);
    expect([...shelf.values()]).not.toContain('planted');
    stop();
    hidden.mockRestore();
    history.replaceState(null, '', '/');
  });
});

describe("an author's own comments", () => {
  const remember = (...ids: string[]): void => {
    shelf.set('unspool.author', 'author-token');
    shelf.set('unspool.own', JSON.stringify(ids.map((id) => ({ path: '/articles/a/comments', id }))));
  };
  const named = (): string[] =>
    server.asked.filter(({ headers }) => headers.has('Unspool-Author')).map(({ url }) => url.search);
  const shared = (asked: Asked): boolean => !asked.url.searchParams.has('only');

  it('are asked for alone, so that everybody shares the thread', async () => {
    remember('mine1');
    server.waiting = ['mine1'];
    server.answer = (asked) => drawn(asked);
    await open('3', '1');
    expect(server.asked.filter(shared).every(({ headers }) => !headers.has('Unspool-Author'))).toBe(true);
    expect(new Set(named())).toEqual(new Set(['?fragment=1&only=mine1']));
    expect(shown()).toContain('mine1');
    expect(shown()).toHaveLength(3);
    server.waiting = [];
  });

  it('replace how everybody sees them while they can be changed', async () => {
    remember('mine1');
    server.answer = (asked) => {
      if (!shared(asked)) return drawn(asked);
      return new Response(
        thread(asked.url)
          .replaceAll(/data-editable="300000"/g, '')
          .replaceAll('is-mine', ''),
      );
    };
    await open('mine1', '1');
    expect(find('[data-comment="mine1"]').dataset['editable']).toBe('300000');
    expect(find('[data-comment="mine1"]').classList.contains('is-mine')).toBe(true);
    expect(shown()).toEqual(['mine1', '1']);
  });

  it('stay deleted though a cache has an older thread', async () => {
    remember('mine1', '1');
    await open('mine1', '1');
    server.answer = (asked) => (asked.method === 'DELETE' ? new Response(null, { status: 204 }) : drawn(asked));
    find('[data-comment="mine1"] [data-act="delete"]').click();
    await settle(10);
    find('[data-comment="mine1"] [data-act="delete"]').click();
    await settle(10);
    server.asked = [];
    threads.refresh();
    await settle(2_000);
    expect(server.asked.filter(shared)).not.toEqual([]);
    expect(named()).toEqual(['?fragment=1&only=1']);
    expect(shown()).toEqual(['1']);
  });

  it('are not asked for again once nobody has them', async () => {
    remember('mine1');
    server.answer = (asked) =>
      shared(asked)
        ? drawn(asked)
        : new Response('<main class="notice"><p class="notice-advice">No comment.</p></main>', { status: 404 });
    await open('1');
    threads.refresh();
    await settle(2_000);
    expect(named()).toHaveLength(1);
  });

  it('are not asked for once everybody sees them alike', async () => {
    remember('old');
    server.answer = (asked) =>
      shared(asked) ? drawn(asked) : new Response(comment('old').replace('class="comment', 'class="comment is-mine'));
    await open('old', '1');
    expect(named()).toHaveLength(1);
    expect(find('[data-comment="old"]').querySelector('[data-act="report"]')).toBeNull();
    FakeObserver.all[0]?.come(section('b'));
    threads.refresh();
    await settle(2_000);
    expect(named()).toHaveLength(1);
    expect(find('[data-comment="old"]').classList.contains('is-mine')).toBe(true);
  });

  it('of before this browser remembered them are asked for by name with the thread', async () => {
    shelf.set('unspool.author', 'author-token');
    await open('1');
    expect(server.asked.every(({ headers }) => headers.get('Unspool-Author') === 'author-token')).toBe(true);
  });

  it('are remembered from the first one on', async () => {
    await open('1');
    server.answer = (asked) =>
      asked.method === 'GET'
        ? drawn(asked)
        : Response.json({ comment: { id: 'mine1' }, author: 'author-token' }, { status: 202 });
    await write('Words');
    expect(JSON.parse(shelf.get('unspool.own') ?? '')).toEqual([{ path: '/articles/a/comments', id: 'mine1' }]);
  });
});

describe('a form', () => {
  it('sends its comment as JSON, once for a double press, and shows it', async () => {
    await open('1');
    let arrive: (answer: Response) => void = () => undefined;
    server.answer = (asked) =>
      asked.method === 'GET'
        ? drawn(asked)
        : new Promise((resolve) => {
            arrive = resolve;
          });
    await write('Words');
    find(':scope > .thread > form').dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }));
    await settle(500);
    expect(posts()).toHaveLength(1);
    expect(posts()[0]?.url.pathname).toBe('/api/v1/articles/a/comments');
    expect(posts()[0]?.body).toEqual({ name: 'Ada', text: 'Words', formToken: 'token', website: '' });
    expect(posts()[0]?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/);
    arrive(Response.json({ comment: { id: 'mine1' }, author: 'author-token' }, { status: 202 }));
    await settle(10);
    expect(shown()).toEqual(['mine1', '1']);
    expect(find('[data-said]').textContent).toBe('Waits');
    expect(said).toContain('Waits');
    expect(field('textarea').value).toBe('');
    expect(shelf.get('unspool.author')).toBe('author-token');
    expect(server.asked.at(-1)?.headers.get('Unspool-Author')).toBe('author-token');
  });

  it('forgets a token that has expired, and goes on as a new reader', async () => {
    shelf.set('unspool.author', 'old-token');
    server.answer = (asked) => {
      if (asked.headers.get('Unspool-Author') === 'old-token') return expired();
      if (asked.method === 'GET') return drawn(asked);
      server.comments = ['mine1', ...server.comments];
      return Response.json({ comment: { id: 'mine1' }, author: 'new-token' }, { status: 201 });
    };
    await open('1');
    expect(shown()).toEqual(['1']);
    expect(shelf.has('unspool.author')).toBe(false);
    shelf.set('unspool.author', 'old-token');
    await write('Words');
    expect(shown()).toEqual(['mine1', '1']);
    expect(shelf.get('unspool.author')).toBe('new-token');
    expect(posts().map(({ headers }) => headers.get('Unspool-Author'))).toEqual(['old-token', null]);
  });

  it('repeats an unchanged comment with its key, and sends a changed one with a new key', async () => {
    await open();
    server.answer = (asked) => (asked.method === 'GET' ? drawn(asked) : new Response(null, { status: 503 }));
    await write('Words');
    expect(find('[data-said]').textContent).toBe('Failed');
    expect(field('textarea').value).toBe('Words');
    await write('Words');
    await write('Other words');
    const keys = posts().map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[1]);
  });

  it('remembers the name', async () => {
    await open();
    const name = field('input[name="name"]');
    name.value = ' Ada ';
    name.dispatchEvent(new Event('change'));
    expect(shelf.get('unspool.name')).toBe('Ada');
    FakeObserver.all[0]?.come(section('b'));
    await settle(10);
    expect(section('b').querySelector<HTMLInputElement>('input[name="name"]')?.value).toBe('Ada');
  });

  it('shows errors beside the field, before and after sending', async () => {
    await open();
    await write('  ', '');
    expect(posts()).toEqual([]);
    expect(find('[data-field=text] .field-error').textContent).toBe('Write!');
    expect(find('[data-field=name] .field-error').textContent).toBe('Name!');
    expect(document.activeElement).toBe(find('textarea'));
    server.answer = () =>
      Response.json(
        { code: 'validation-failed', errors: [{ field: 'name', code: 'invisible', message: 'must be seen' }] },
        { status: 422 },
      );
    await write('Words', 'x');
    expect(find('[data-field=text] .field-error').textContent).toBe('');
    expect(find('[data-field=name] .field-error').textContent).toBe('Visible!');
    expect(find('input[name=name]').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(find('input[name=name]'));
  });

  it.each([
    [403, 'comments-closed', 'Closed'],
    [429, 'rate-limited', 'Limited'],
    [500, 'internal-error', 'Failed'],
  ])('explains a refusal with %d %s', async (status, code, words) => {
    await open();
    server.answer = () => Response.json({ code }, { status });
    await write('Words');
    expect(find('[data-said]').textContent).toBe(words);
  });

  it('counts characters as the server does', async () => {
    await open();
    expect(lengthOf('a😀é')).toBe(3);
    const area = field('textarea');
    area.value = '😀'.repeat(5_001);
    area.dispatchEvent(new Event('input'));
    expect(find('[data-length]').textContent).toBe('5,001 of 5,000 characters');
    await write(area.value);
    expect(posts()).toEqual([]);
    expect(find('[data-field=text] .field-error').textContent).toBe('Shorter!');
  });

  it('opens beneath the comment that it answers', async () => {
    await open('1');
    find('[data-reply]').click();
    await settle();
    accept('mine2');
    const reply = '[data-comment="1"] > form';
    expect(document.activeElement).toBe(find(`${reply} textarea`));
    await write('Answer', 'Ada', reply);
    expect(posts()[0]?.body?.['parentId']).toBe('1');
    expect(section().querySelector(reply)).toBeNull();
  });
});

describe('a comment', () => {
  it('is changed by its author', async () => {
    await open('mine1');
    find('[data-act=edit]').click();
    await settle();
    const edit = find('form[data-edit]');
    expect(edit.hidden).toBe(false);
    server.answer = (asked) => {
      server.waiting = ['mine1'];
      return asked.method === 'PATCH' ? Response.json({}) : drawn(asked);
    };
    field('form[data-edit] textarea').value = 'Better words';
    edit.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }));
    await settle();
    const [sent] = server.asked.filter(({ method }) => method === 'PATCH');
    expect(sent?.url.pathname).toBe('/api/v1/comments/mine1');
    expect(sent?.body).toEqual({ text: 'Better words' });
    expect(find('[data-comment=mine1]').textContent).toContain('waits');
  });

  it('is deleted by its author, who is asked first', async () => {
    await open('mine1', '1');
    server.answer = (asked) => (asked.method === 'DELETE' ? new Response(null, { status: 204 }) : drawn(asked));
    const button = find('[data-act=delete]');
    button.click();
    await settle();
    expect(button.textContent).toBe('Really?');
    server.comments = ['1'];
    button.click();
    await settle(10);
    expect(shown()).toEqual(['1']);
    expect(said).toEqual(['Deleted']);
  });

  it('cannot be changed any more after five minutes', async () => {
    await open('mine1');
    server.answer = () => new Response(null, { status: 503 });
    await settle(300_001);
    expect(section().querySelector('[data-act=edit], [data-act=delete]')).toBeNull();
  });

  it('is reported once', async () => {
    await open('1');
    server.answer = () => new Response(null, { status: 204 });
    const button = find('[data-act=report]');
    button.click();
    await settle();
    button.click();
    await settle();
    expect(posts().map(({ url }) => url.pathname)).toEqual(['/api/v1/comments/1/reports']);
    expect(button.textContent).toBe('Reported');
  });
});

describe('the comparison of two lists', () => {
  const items = (ids: string): HTMLElement[] =>
    Array.from(ids, (id) => {
      const item = document.createElement('li');
      item.dataset['comment'] = id;
      return item;
    });
  const ids = (list: readonly HTMLElement[]): string => list.map(idOf).join('');
  it.each([
    ['cba', 'dcba', true, true, 'd', ''],
    ['cba', 'ca', true, true, '', 'b'],
    ['cba', 'edc', false, false, 'ed', ''],
    ['cba', 'dca', false, false, 'd', 'b'],
    ['dcb', 'dcba', false, true, '', ''],
    ['', 'ba', true, true, 'ba', ''],
    ['ba', '', true, true, '', 'ba'],
  ])('%s and %s', (here, fresh, isHereWhole, isFreshWhole, added, gone) => {
    const found = compare(items(here), items(fresh), { here: isHereWhole, fresh: isFreshWhole });
    expect(ids(found.added)).toBe(added);
    expect(ids(found.gone)).toBe(gone);
  });
});
