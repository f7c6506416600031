import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSession, type Place, Session, type Step } from '@unspool/client';
import { article, FakeWorld } from './fakes';

const START: Place = { article: 'e', cursor: 'cursor-0', position: 0, token: 'token-0', seq: 7 };

let world: FakeWorld;
let session: Session;

// It is loaded when it is needed, which takes true time, and timers are false here.
beforeAll(() => import('../client/src/tail'));

beforeEach(() => {
  vi.useFakeTimers();
  world = new FakeWorld();
  session = new Session({ ...world.options, resume: START });
});

afterEach(() => {
  session.rest();
  vi.useRealTimers();
});

/** Runs all timers and promises that are due. */
const settle = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

const name = (step: Step): string => (step.type === 'next-article' ? step.article.id : step.type);

async function open(position = 0, upTo = 1): Promise<void> {
  session.wake();
  await settle();
  await world.stream.hello(position, upTo);
}

describe('a session by stream', () => {
  it('opens at the page’s place, with the read articles, for one article', async () => {
    world.read = '1-20,25';
    await open();
    expect(Object.fromEntries(world.stream.query)).toEqual({
      article: 'e',
      cursor: 'cursor-0',
      upTo: '1',
      html: '1',
      read: '1-20,25',
    });
    expect(world.stream.token).toBe('token-0');
  });

  it('gives the articles in order and then the end', async () => {
    await open();
    await world.stream.article(1);
    await world.stream.article(2);
    await world.stream.say('end-of-feed', { reason: 'all-read', read: 2 });
    const given = [await session.next(), await session.next(), await session.next()];
    expect(given.map(name)).toEqual(['a1', 'a2', 'end-of-feed']);
    expect(world.pulls).toEqual([]);
  });

  it('requests one article ahead, never more', async () => {
    await open();
    await settle();
    expect(world.credits).toEqual([]);
    await world.stream.article(1);
    await session.next();
    expect(world.credits).toEqual([{ upTo: 2 }]);
    await world.stream.article(2);
    await settle(60_000);
    expect(world.credits).toEqual([{ upTo: 2 }]);
  });

  it('requests nothing ahead if the reader saves data', async () => {
    session = new Session({ ...world.options, resume: START, prefetch: false });
    await open(0, 0);
    expect(world.stream.query.get('upTo')).toBe('0');
    expect(world.credits).toEqual([]);
    const next = session.next();
    await settle();
    expect(world.credits).toEqual([{ upTo: 1 }]);
    await world.stream.article(1);
    expect(name(await next)).toBe('a1');
    expect(world.credits).toEqual([{ upTo: 1 }]);
  });

  it('takes the position of a cursor from the server', async () => {
    await open(7, 1);
    await settle();
    expect(world.credits).toEqual([{ upTo: 8 }]);
    await world.stream.article(8);
    expect(name(await session.next())).toBe('a8');
  });

  it('gives an article once, and once more when it was corrected', async () => {
    session.know('a1', 1);
    await open();
    await world.stream.article(1);
    await world.stream.article(2);
    await world.stream.article(2);
    await world.stream.article(2, 2);
    expect(name(await session.next())).toBe('a2');
    expect(await session.next()).toMatchObject({ article: { id: 'a2', version: 2 } });
  });

  it('reports a problem, and sends the credit again', async () => {
    await open();
    const next = session.next();
    await settle();
    await world.stream.say('problem', { status: 503, retryable: true });
    expect(await next).toMatchObject({ type: 'failed' });
    const again = session.next();
    await settle();
    expect(world.credits).toEqual([{ upTo: 1 }]);
    await world.stream.article(1);
    expect(name(await again)).toBe('a1');
    expect(world.pulls).toEqual([]);
  });

  it('reports an unreadable article as a problem', async () => {
    await open();
    const next = session.next();
    await settle();
    await world.stream.say('next-article', { position: 1 });
    expect(await next).toMatchObject({ type: 'failed' });
  });

  it('ignores a problem while no step is awaited', async () => {
    await open();
    await world.stream.article(1);
    await session.next();
    await world.stream.say('problem', {});
    const next = session.next();
    await settle();
    expect(world.credits).toEqual([{ upTo: 2 }, { upTo: 2 }]);
    await world.stream.article(2);
    expect(name(await next)).toBe('a2');
  });
});

describe('a session whose stream is lost', () => {
  it('pulls at once while it is down', async () => {
    world.serve(3);
    await open();
    await world.stream.break();
    expect(name(await session.next())).toBe('a1');
    expect(world.pulls[0]?.url.pathname).toBe('/api/v1/articles/e/next');
    expect(Object.fromEntries(world.pulls[0]?.url.searchParams ?? [])).toEqual({ cursor: 'cursor-0', html: '1' });
  });

  it('pulls for a reader who was waiting when the stream broke', async () => {
    world.serve(3);
    await open();
    const next = session.next();
    await settle();
    await world.stream.break();
    expect(name(await next)).toBe('a1');
  });

  it('comes back with the id of the last event', async () => {
    await open();
    await world.stream.article(1);
    await session.next();
    await world.stream.say('ping', { seq: 9 }, 'id-ping');
    await world.stream.break();
    await settle(2_000);
    expect(world.streams).toHaveLength(2);
    expect(world.stream.token).toBe('id-ping');
    expect(world.stream.query.get('sid')).toBe('sid');
    await world.stream.hello(1, 2);
    await world.stream.article(2);
    expect(name(await session.next())).toBe('a2');
  });

  it('comes back without the name of its last stream where that is refused', async () => {
    await open();
    world.refusal = () => Response.json({ code: 'malformed-request', status: 400 }, { status: 400 });
    await world.stream.break();
    await settle(2_000);
    world.refusal = null;
    await settle(10_000);
    expect(world.stream.query.get('sid')).toBeNull();
  });

  it('keeps the name of its last stream while the server is away', async () => {
    await open();
    world.refusal = () => new Response('{}', { status: 503 });
    await world.stream.break();
    await settle(2_000);
    world.refusal = null;
    await settle(10_000);
    expect(world.stream.query.get('sid')).toBe('sid');
  });

  it('comes back by cursor once articles came by request', async () => {
    world.serve(3);
    await open();
    await world.stream.break();
    await session.next();
    await settle(2_000);
    expect(world.stream.token).toBeNull();
    expect(world.stream.query.get('cursor')).toBe('cursor-1');
    expect(world.stream.query.get('upTo')).toBe('2');
  });

  it('goes on with a stream that resumed with a gap: the server has begun at the cursor', async () => {
    session.wake();
    await settle();
    await world.stream.hello(0, 1, { resume: 'gap', seq: 9 });
    await world.stream.say('resync', { reason: 'unknown-id', refetch: 'page' }, 'id-new');
    await world.stream.article(1);
    expect(name(await session.next())).toBe('a1');
    expect(world.streams).toHaveLength(1);
    expect(session.place.seq).toBe(9);
  });

  it('waits as long as the server says in its bye', async () => {
    await open();
    await world.stream.say('bye', { reason: 'rotation', retryMs: 9_000 });
    await settle(8_999);
    expect(world.streams).toHaveLength(1);
    await settle(1);
    expect(world.streams).toHaveLength(2);
  });

  it('tries again soon after one failure, and after two every one to five minutes', async () => {
    session.wake();
    const waits = [];
    for (let tries = 1; tries < 6; tries += 1) {
      await settle();
      await world.stream.break();
      const before = Date.now();
      while (world.streams.length === tries) await settle(500);
      waits.push((Date.now() - before) / 1_000);
    }
    expect(waits).toEqual([2, 300, 300, 300, 300]);
  });

  it('reconnects after 45 s without any event', async () => {
    await open();
    await settle(44_000);
    await world.stream.say('ping', {}, 'p');
    await settle(44_999);
    expect(world.stream.closed).toBe(false);
    await settle(1);
    expect(world.stream.closed).toBe(true);
  });

  it('pulls when the server does not know its stream, and opens a new one', async () => {
    world.serve(5);
    const served = world.answer;
    world.answer = (asked) => (asked.method === 'PUT' ? new Response(null, { status: 404 }) : served(asked));
    await open();
    await world.stream.article(1);
    await session.next();
    expect(name(await session.next())).toBe('a2');
    await settle(2_000);
    expect(world.streams).toHaveLength(2);
  });

  it('sends failed credit once more, then pulls this step and keeps its stream', async () => {
    world.serve(5);
    const served = world.answer;
    world.answer = (asked) => (asked.method === 'PUT' ? new Response(null, { status: 503 }) : served(asked));
    await open();
    await world.stream.article(1);
    expect(name(await session.next())).toBe('a1');
    expect(name(await session.next())).toBe('a2');
    expect(world.credits.slice(0, 2)).toEqual([{ upTo: 2 }, { upTo: 2 }]);
    expect(world.stream.closed).toBe(false);
    world.answer = served;
    const next = session.next();
    await settle();
    await world.stream.article(2);
    await world.stream.article(3);
    expect(name(await next)).toBe('a3');
    expect(world.pulls).toHaveLength(1);
  });

  it('opens its stream again at its place once requests have overtaken it by more than a credit can make up', async () => {
    world.serve(9);
    const served = world.answer;
    world.answer = (asked) => (asked.method === 'PUT' ? new Response(null, { status: 503 }) : served(asked));
    await open();
    await world.stream.article(1);
    for (const wanted of ['a1', 'a2', 'a3', 'a4']) expect(name(await session.next())).toBe(wanted);
    world.answer = served;
    const next = session.next();
    await settle();
    expect(world.streams).toHaveLength(2);
    expect(world.stream.token).toBeNull();
    expect(world.stream.query.get('cursor')).toBe('cursor-4');
    await world.stream.hello(4, 5);
    await world.stream.article(5);
    expect(name(await next)).toBe('a5');
    expect(session.place.token).toBe('id-5');
  });

  it('does not come back with the id of a stream that requests have overtaken', async () => {
    world.serve(9);
    const served = world.answer;
    world.answer = (asked) => (asked.method === 'PUT' ? new Response(null, { status: 503 }) : served(asked));
    await open();
    await world.stream.article(1);
    for (const wanted of ['a1', 'a2']) expect(name(await session.next())).toBe(wanted);
    await world.stream.say('ping', { seq: 7 }, 'id-ping');
    expect(session.place.token).toBeNull();
    await world.stream.break();
    await settle(2_000);
    expect(world.stream.token).toBeNull();
    expect(world.stream.query.get('cursor')).toBe('cursor-2');
  });

  it('does not give a version that it knows to be outdated, from whichever server it comes', async () => {
    world.serve(9);
    await open();
    await world.stream.say('article-retracted', { seq: 8, id: 'a1', version: 2, url: 'http://localhost/articles/s1' });
    await world.stream.article(1);
    expect(await session.next()).toMatchObject({ type: 'failed' });
    expect(session.place.cursor).toBe('cursor-0');
    world.answer = () => Response.json(article(1, 3));
    expect(await session.next()).toMatchObject({ article: { id: 'a1', version: 3 } });
  });

  it('gives an older version than it was told of once an older copy of the site was restored', async () => {
    world.serve(9);
    await open();
    await world.stream.say('article-updated', { seq: 8, id: 'a1', version: 5, url: 'http://localhost/articles/s1' });
    await world.stream.say('resync', { reason: 'filing-changed', refetch: 'page', seq: 9 });
    world.answer = () => Response.json(article(1, 3));
    await world.stream.article(1, 3);
    expect(await session.next()).toMatchObject({ type: 'failed' });
    await world.stream.say('resync', { reason: 'unknown-id', refetch: 'page' });
    expect(await session.next()).toMatchObject({ article: { id: 'a1', version: 3 } });
  });

  it('goes on if the page’s function for comments throws', async () => {
    const reported: (() => void)[] = [];
    vi.stubGlobal('queueMicrotask', (report: () => void) => reported.push(report));
    const comments = (): void => {
      throw new Error('a defect of the page');
    };
    session = new Session({ ...world.options, resume: START, comments });
    await open();
    await world.stream.say('comments-changed', { articleId: 'a1', count: 2 });
    await world.stream.article(1);
    expect(name(await session.next())).toBe('a1');
    expect(world.streams).toHaveLength(1);
    expect(reported).toHaveLength(1);
  });

  it('goes on by request if its network has too many streams, and reconnects later', async () => {
    world.serve(5);
    session.wake();
    await settle();
    await world.stream.say('bye', { reason: 'too-many-streams', retryMs: 90_000 });
    expect(name(await session.next())).toBe('a1');
    expect(name(await session.next())).toBe('a2');
    await settle(60_000);
    expect(world.streams).toHaveLength(1);
    await settle(240_000);
    expect(world.streams).toHaveLength(2);
  });

  it.each([
    ['a refusal', (): Response => Response.json({ code: 'malformed-request', status: 400 }, { status: 400 })],
    ['a page of a proxy', (): Response => new Response('<html>', { headers: { 'Content-Type': 'text/html' } })],
    ['no content', (): Response => new Response(null, { status: 204 })],
  ])('pulls where the stream is %s', async (_, refusal) => {
    world.serve(1);
    world.refusal = refusal;
    session.wake();
    expect(name(await session.next())).toBe('a1');
    expect(name(await session.next())).toBe('end-of-feed');
  });

  it('waits as long as a busy server says', async () => {
    world.refusal = () => new Response('{}', { status: 503, headers: { 'Retry-After': '7' } });
    session.wake();
    await settle(6_999);
    expect(world.streams).toHaveLength(1);
    await settle(1);
    expect(world.streams).toHaveLength(2);
  });

  it('measures silence by the heartbeat that hello announces', async () => {
    session.wake();
    await settle();
    await world.stream.hello(0, 1, { heartbeatMs: 2_000 });
    await world.stream.send(': a comment is a sign of life\n\n');
    await settle(2_999);
    expect(world.stream.closed).toBe(false);
    await settle(1);
    expect(world.stream.closed).toBe(true);
  });

  it('keeps steps that arrived before the stream broke', async () => {
    world.serve(5);
    await open();
    await world.stream.article(1);
    await world.stream.break();
    expect(name(await session.next())).toBe('a1');
    expect(name(await session.next())).toBe('a2');
    expect(world.pulls).toHaveLength(1);
  });
});

describe('a session without a stream', () => {
  beforeEach(() => {
    world.serve(2);
  });

  it('pulls every article and the end', async () => {
    const given = [await session.next(), await session.next(), await session.next()];
    expect(given.map(name)).toEqual(['a1', 'a2', 'end-of-feed']);
  });

  it('pulls if no hello comes, and does not wait for it a second time', async () => {
    session.wake();
    const next = session.next();
    await settle(3_000);
    expect(name(await next)).toBe('a1');
    await settle(4_000);
    expect(world.streams).toHaveLength(2);
    expect(name(await session.next())).toBe('a2');
  });

  it.each([
    ['500', (): Response => new Response('{}', { status: 500 })],
    ['a cut connection', (): null => null],
    ['nonsense', (): Response => Response.json({ type: 'something' })],
    ['no JSON', (): Response => new Response('<html>')],
  ])('fails on %s, and goes on when asked again', async (_, answer) => {
    world.answer = answer;
    expect(await session.next()).toMatchObject({ type: 'failed' });
    world.serve(1);
    expect(name(await session.next())).toBe('a1');
    expect(name(await session.next())).toBe('end-of-feed');
  });

  it('fails after ten seconds without an answer', async () => {
    world.answer = () => 'never';
    const next = session.next();
    await settle(9_999);
    world.serve(1);
    await settle(1);
    expect(await next).toMatchObject({ type: 'failed' });
    expect(name(await session.next())).toBe('a1');
  });
});

describe('a session whose stream falls silent', () => {
  it('fails after ten seconds, and pulls when asked again', async () => {
    world.serve(1);
    await open();
    const next = session.next();
    await settle(10_000);
    expect(await next).toMatchObject({ type: 'failed' });
    expect(name(await session.next())).toBe('a1');
  });
});

describe('a session at rest', () => {
  it('closes its stream, and reconnects with the last id', async () => {
    await open();
    session.rest();
    expect(world.stream.closed).toBe(true);
    await settle(600_000);
    expect(world.streams).toHaveLength(1);
    session.wake();
    await settle();
    expect(world.stream.token).toBe('hello-0');
  });

  it('fails pending calls at once', async () => {
    await open();
    const next = session.next();
    await settle();
    session.rest();
    expect(await next).toMatchObject({ type: 'failed' });
    expect(world.asked).toEqual([]);
  });
});

describe('a session as an iterable', () => {
  it('gives the articles and ends at the end', async () => {
    world.serve(2);
    const given: string[] = [];
    for await (const { article } of session.articles()) given.push(article.id);
    expect(given).toEqual(['a1', 'a2']);
    expect(name(await session.next())).toBe('end-of-feed');
  });

  it('fails with a typed error, and goes on from there', async () => {
    world.answer = () =>
      Response.json({ code: 'cursor-invalid', status: 400, detail: 'send it as it came' }, { status: 400 });
    await expect(session.articles().next()).rejects.toMatchObject({
      name: 'UnspoolError',
      code: 'cursor-invalid',
      status: 400,
      detail: 'send it as it came',
      retryable: false,
    });
    world.serve(1);
    expect(await session.articles().next()).toMatchObject({ value: { article: { id: 'a1' } } });
  });

  it.each([
    ['network', true, (): null => null],
    ['malformed', true, (): Response => new Response('{')],
    ['overloaded', true, (): Response => Response.json({ code: 'overloaded', status: 503 }, { status: 503 })],
    ['not-found', false, (): Response => Response.json({ code: 'not-found', status: 404 }, { status: 404 })],
  ])('calls a failure %s', async (code, retryable, answer) => {
    world.answer = answer;
    expect(await session.next()).toMatchObject({ type: 'failed', error: { code, retryable } });
  });

  it('begins at an article without a place, and is resumed from the place it gives', async () => {
    world.serve(3);
    const fresh = new Session({ ...world.options, article: 'e', section: 'sport', html: false });
    expect(name(await fresh.next())).toBe('a1');
    expect(world.pulls[0]?.url.search).toBe('?section=sport');
    const again = new Session({ ...world.options, resume: JSON.parse(JSON.stringify(fresh.place)) as Place });
    expect(name(await again.next())).toBe('a2');
  });

  it('can be closed from outside, for good', async () => {
    const outside = new AbortController();
    const opened = openSession({ ...world.options, article: 'e', signal: outside.signal });
    await settle();
    const changes = opened.changes().next();
    outside.abort();
    expect(await changes).toEqual({ done: true, value: undefined });
    expect(await opened.next()).toMatchObject({ type: 'failed', error: { code: 'closed' } });
    opened.wake();
    await settle(100_000);
    expect(world.streams).toHaveLength(1);
    expect(world.stream.closed).toBe(true);
  });
});
