import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Place } from '../src/session/place';
import { Session } from '../src/session/session';
import type { Step } from '../src/session/step';
import { FakeWorld } from './fakes';

const START: Place = { entry: 'e', cursor: 'cursor-0', position: 0, token: 'token-0' };

let world: FakeWorld;
let session: Session;

beforeEach(() => {
  vi.useFakeTimers();
  world = new FakeWorld();
  session = new Session(START, world.surroundings);
});

afterEach(() => {
  session.rest();
  vi.useRealTimers();
});

/** Lets everything run that is due by now. */
const settle = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

const name = (step: Step): string => (step.type === 'next-article' ? step.id : step.type);

async function open(position = 0, upTo = 1): Promise<void> {
  session.wake();
  await settle();
  world.source.hello(position, upTo);
}

describe('a session by stream', () => {
  it('opens at the page’s place, with what the reader has read, for one article', async () => {
    world.read = '1-20,25';
    await open();
    expect(Object.fromEntries(world.source.query)).toEqual({
      article: 'e',
      cursor: 'cursor-0',
      lastEventId: 'token-0',
      upTo: '1',
      html: '1',
      read: '1-20,25',
    });
  });

  it('gives the articles in order and then the end', async () => {
    await open();
    world.source.article(1);
    world.source.article(2);
    world.source.say('end-of-feed', { reason: 'all-read', read: 2 });
    const given = [await session.next(), await session.next(), await session.next()];
    expect(given.map(name)).toEqual(['a1', 'a2', 'end-of-feed']);
    expect(world.pulls).toEqual([]);
  });

  it('asks for one article ahead of what was taken, never more', async () => {
    await open();
    await settle();
    expect(world.credits).toEqual([]);
    world.source.article(1);
    await session.next();
    expect(world.credits).toEqual([{ upTo: 2 }]);
    world.source.article(2);
    await settle(60_000);
    expect(world.credits).toEqual([{ upTo: 2 }]);
  });

  it('asks for nothing ahead where the reader saves data', async () => {
    session = new Session(START, { ...world.surroundings, prefetch: false });
    await open(0, 0);
    expect(world.source.query.get('upTo')).toBe('0');
    expect(world.credits).toEqual([]);
    const next = session.next();
    await settle();
    expect(world.credits).toEqual([{ upTo: 1 }]);
    world.source.article(1);
    expect(name(await next)).toBe('a1');
    expect(world.credits).toEqual([{ upTo: 1 }]);
  });

  it('takes the server’s word for how far a cursor is', async () => {
    await open(7, 1);
    await settle();
    expect(world.credits).toEqual([{ upTo: 8 }]);
    world.source.article(8);
    expect(name(await session.next())).toBe('a8');
  });

  it('gives an article once, and once more when it was corrected', async () => {
    session.know('a1', 1);
    await open();
    world.source.article(1);
    world.source.article(2);
    world.source.article(2);
    world.source.article(2, 2);
    expect(name(await session.next())).toBe('a2');
    expect(await session.next()).toMatchObject({ id: 'a2', version: 2 });
  });

  it('tells of a problem, and asks again with the same credit', async () => {
    await open();
    const next = session.next();
    await settle();
    world.source.say('problem', { status: 503, retryable: true });
    expect(await next).toMatchObject({ type: 'failed' });
    const again = session.next();
    await settle();
    expect(world.credits).toEqual([{ upTo: 1 }]);
    world.source.article(1);
    expect(name(await again)).toBe('a1');
    expect(world.pulls).toEqual([]);
  });

  it('calls an article that it cannot read a problem', async () => {
    await open();
    const next = session.next();
    await settle();
    world.source.say('next-article', { position: 1 });
    expect(await next).toMatchObject({ type: 'failed' });
  });

  it('says nothing of a problem that nobody waits for', async () => {
    await open();
    world.source.article(1);
    await session.next();
    world.source.say('problem', {});
    const next = session.next();
    await settle();
    expect(world.credits).toEqual([{ upTo: 2 }, { upTo: 2 }]);
    world.source.article(2);
    expect(name(await next)).toBe('a2');
  });
});

describe('a session whose stream is lost', () => {
  it('pulls at once while it is down', async () => {
    world.serve(3);
    await open();
    world.source.break();
    expect(name(await session.next())).toBe('a1');
    expect(world.pulls[0]?.url.pathname).toBe('/api/v1/articles/e/next');
    expect(Object.fromEntries(world.pulls[0]?.url.searchParams ?? [])).toEqual({ cursor: 'cursor-0', html: '1' });
  });

  it('pulls for a reader who was waiting when it broke', async () => {
    world.serve(3);
    await open();
    const next = session.next();
    await settle();
    world.source.break();
    expect(name(await next)).toBe('a1');
  });

  it('comes back with the id of the last event', async () => {
    await open();
    world.source.article(1);
    await session.next();
    world.source.say('ping', { seq: 9 }, 'id-ping');
    world.source.break();
    await settle(2_000);
    expect(world.sources).toHaveLength(2);
    expect(world.source.query.get('lastEventId')).toBe('id-ping');
    world.source.hello(1, 2);
    world.source.article(2);
    expect(name(await session.next())).toBe('a2');
  });

  it('comes back by cursor once articles came by request', async () => {
    world.serve(3);
    await open();
    world.source.break();
    await session.next();
    await settle(2_000);
    expect(world.source.query.has('lastEventId')).toBe(false);
    expect(world.source.query.get('cursor')).toBe('cursor-1');
    expect(world.source.query.get('upTo')).toBe('2');
  });

  it('comes back by cursor when its id is a gap', async () => {
    await open();
    world.source.say('resync', { reason: 'unknown-id' }, 'id-new');
    await settle(2_000);
    expect(world.source.query.has('lastEventId')).toBe(false);
  });

  it('waits as long as the server says in its bye', async () => {
    await open();
    world.source.say('bye', { reason: 'rotation', retryMs: 9_000 });
    await settle(8_999);
    expect(world.sources).toHaveLength(1);
    await settle(1);
    expect(world.sources).toHaveLength(2);
  });

  it('waits longer after every failure', async () => {
    session.wake();
    const waits = [];
    for (let tries = 1; tries < 6; tries += 1) {
      await settle();
      world.source.break();
      const before = Date.now();
      while (world.sources.length === tries) await settle(500);
      waits.push((Date.now() - before) / 1_000);
    }
    expect(waits).toEqual([2, 4, 8, 16, 32]);
  });

  it('is noticed after 45 s without any event', async () => {
    await open();
    await settle(44_000);
    world.source.say('ping', {}, 'p');
    await settle(44_999);
    expect(world.source.closed).toBe(false);
    await settle(1);
    expect(world.source.closed).toBe(true);
  });

  it('pulls when the credit is refused', async () => {
    world.serve(5);
    const served = world.answer;
    world.answer = (asked) => (asked.method === 'PUT' ? new Response(null, { status: 404 }) : served(asked));
    await open();
    world.source.article(1);
    await session.next();
    expect(name(await session.next())).toBe('a2');
  });

  it('keeps what had come before it broke', async () => {
    world.serve(5);
    await open();
    world.source.article(1);
    world.source.break();
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

  it('pulls where another tab holds the stream', async () => {
    world.isLeader = false;
    session.wake();
    expect(name(await session.next())).toBe('a1');
    expect(world.sources).toEqual([]);
  });

  it('pulls when no hello comes, and does not wait for it a second time', async () => {
    session.wake();
    const next = session.next();
    await settle(3_000);
    expect(name(await next)).toBe('a1');
    await settle(4_000);
    expect(world.sources).toHaveLength(2);
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

describe('a session that nobody looks at', () => {
  it('closes its stream, and comes back with the last id', async () => {
    await open();
    session.rest();
    expect(world.source.closed).toBe(true);
    await settle(600_000);
    expect(world.sources).toHaveLength(1);
    session.wake();
    await settle();
    expect(world.source.query.get('lastEventId')).toBe('hello-0');
  });

  it('lets nobody wait', async () => {
    await open();
    const next = session.next();
    await settle();
    session.rest();
    expect(await next).toMatchObject({ type: 'failed' });
    expect(world.asked).toEqual([]);
  });
});
