// @vitest-environment node
import {
  type AuthorToken,
  authorInMemory,
  authorInStorage,
  openComments,
  UnspoolError,
} from '@unspool/client/comments';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inTurn } from '../client/src/author-token';
import { type FakeServer, startFakeServer } from './package/fake-server';

let server: FakeServer;

beforeEach(async () => {
  server = await startFakeServer();
});

afterEach(() => server.close());

function comments(author?: AuthorToken): ReturnType<typeof openComments> {
  return openComments({ base: server.address, article: 'a1', ...(author === undefined ? {} : { author }) });
}

function authors(): readonly (string | null)[] {
  return server.received.map(({ author }) => author);
}

/** An author store that holds a token which the server no longer accepts. */
function expired(): AuthorToken {
  const author = authorInMemory();
  author.set('expired');
  return author;
}

it('follows the pages of comments to the last one', async () => {
  const ids: string[] = [];
  for await (const { id } of comments().all({ order: 'oldest', limit: 1 })) ids.push(id);
  expect(ids).toEqual(['m1', 'm2']);
  expect(server.received.map(({ path }) => path)).toEqual([
    '/api/v1/articles/a1/comments?order=oldest&limit=1',
    '/api/v1/articles/a1/comments?order=oldest&cursor=m2&limit=1',
  ]);
});

it('escapes the article, the comment and the cursor', async () => {
  const open = openComments({ base: `${server.address}/`, article: 'ä/b' });
  await expect(open.page({ cursor: 'a&b' })).rejects.toThrow('not-found');
  await expect(open.find('../x')).rejects.toThrow('not-found');
  expect(server.received.map(({ path }) => path)).toEqual([
    '/api/v1/articles/%C3%A4%2Fb/comments?cursor=a%26b',
    '/api/v1/comments/..%2Fx',
  ]);
});

it('keeps the author token of the first comment, and sends it with all that follows', async () => {
  const thread = comments();
  await thread.add({ name: 'Ada', text: 'One.' });
  await thread.edit('m1', 'Two.');
  await thread.page();
  await thread.report('m1', 'Spam.');
  await thread.remove('m1');
  expect(authors()).toEqual([null, 'author-1', 'author-1', 'author-1', 'author-1']);
  expect(server.received.map(({ method, body }) => [method, body])).toEqual([
    ['POST', { name: 'Ada', text: 'One.' }],
    ['PATCH', { text: 'Two.' }],
    ['GET', null],
    ['POST', { reason: 'Spam.' }],
    ['DELETE', null],
  ]);
});

it('gives two first comments at once to one author', async () => {
  const author = authorInMemory();
  const add = (text: string): Promise<unknown> => comments(author).add({ name: 'Ada', text });
  await Promise.all([add('One.'), add('Two.')]);
  expect(authors()).toEqual([null, 'author-1']);
});

it('adds a comment though the one before it failed', async () => {
  const author = authorInMemory();
  const lost = openComments({ base: server.address, article: 'nowhere', author }).add({ name: 'Ada', text: 'One.' });
  const added = comments(author).add({ name: 'Ada', text: 'Two.' });
  await expect(lost).rejects.toThrow('not-found');
  await expect(added).resolves.toMatchObject({ text: 'Two.' });
});

it('names each comment by a key of its own, or by that of its caller', async () => {
  const thread = comments();
  for (const key of [undefined, undefined, 'mine']) await thread.add({ name: 'Ada', text: 'One.' }, key);
  const [first, second, third] = server.received.map(({ key }) => key);
  expect(first).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(second).not.toBe(first);
  expect(third).toBe('mine');
});

it('forgets an expired token and goes on as a new author, with the same key', async () => {
  const author = expired();
  await comments(author).add({ name: 'Ada', text: 'One.' });
  expect(authors()).toEqual(['expired', null]);
  expect(author.get()).toBe('author-1');
  expect(new Set(server.received.map(({ key }) => key)).size).toBe(1);
});

it('takes the token that another tab has received meanwhile', async () => {
  let token = 'expired';
  const author: AuthorToken = { get: () => token, set: vi.fn() };
  const asked = comments(author).page();
  token = 'author-2';
  await asked;
  expect(authors()).toEqual(['expired', 'author-2']);
  expect(author.set).not.toHaveBeenCalled();
});

it('passes on the server’s error as an UnspoolError', async () => {
  const error: unknown = await openComments({ base: server.address, article: 'x' })
    .page()
    .catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(UnspoolError);
  expect(error).toMatchObject({ code: 'not-found', status: 404, retryable: false });
});

it('refuses an answer that is not of the contract', async () => {
  const portal = (): Promise<Response> => Promise.resolve(Response.json({ welcome: 'to our hotel' }));
  const thread = openComments({ article: 'a1', fetch: portal });
  for (const asked of [thread.page(), thread.find('m1'), thread.add({ name: 'Ada', text: 'One.' })])
    await expect(asked).rejects.toMatchObject({ code: 'malformed', retryable: true });
});

it('ends its requests when it is aborted', async () => {
  const ended = new AbortController();
  const asked = openComments({ base: server.address, article: 'a1', signal: ended.signal }).page();
  ended.abort();
  await expect(asked).rejects.toMatchObject({ code: 'closed' });
});

it('keeps the token in the browser’s storage, and in memory where that is turned off', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  };
  const stored = authorInStorage(storage);
  stored.set('t');
  expect([...kept]).toEqual([['unspool.author', 't']]);
  expect(authorInStorage(storage).get()).toBe('t');
  stored.set(null);
  expect(kept.size).toBe(0);
  expect(stored.get()).toBeNull();
  const refuse = (): never => {
    throw new DOMException('denied', 'SecurityError');
  };
  const denied = authorInStorage({ getItem: refuse, setItem: refuse, removeItem: refuse });
  denied.set('t');
  expect(denied.get()).toBe('t');
});

it('no longer uses a token that another tab has removed', () => {
  const kept = new Map<string, string>();
  const stored = authorInStorage({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  stored.set('t');
  kept.clear();
  expect(stored.get()).toBeNull();
});

it.each([
  ['under the lock of the page', false, ['unspool.turn', 'work']],
  ['without it where locks are denied', true, ['unspool.turn', 'work']],
])('takes its turn %s', async (_, isDenied, expected) => {
  const done: string[] = [];
  const request = async (name: string, work: () => Promise<unknown>): Promise<unknown> => {
    done.push(name);
    if (isDenied) throw new DOMException('denied', 'SecurityError');
    return work();
  };
  vi.stubGlobal('document', {});
  vi.stubGlobal('navigator', { locks: { request } });
  const said = await inTurn(authorInMemory(), () => Promise.resolve(done.push('work')));
  vi.unstubAllGlobals();
  expect(said).toBe(2);
  expect(done).toEqual(expected);
});
