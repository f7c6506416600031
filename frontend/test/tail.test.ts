import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Change, type Place, type Resync, Session } from '@unspool/client';
import { change, FakeWorld } from './fakes';

const START: Place = { article: 'e', cursor: 'cursor-0', position: 0, token: 'token-0', seq: 7 };
const MINUTE = 60_000;

/** A server whose tail the test answers. */
class Tail {
  readonly world = new FakeWorld();
  readonly log: { readonly seq: number }[] = [];
  /** Whether requests for the tail and the beginning of it arrive. */
  isBlocked = false;
  /** Answers of the tail that are not held. */
  ready: object[] = [];
  /** Releases the request that is held. */
  release: ((answer: object) => void) | null = null;
  head = 7;
  round = 0;

  constructor() {
    this.world.answer = ({ url }) => {
      if (url.pathname.endsWith('/changes')) return Response.json(this.page(Number(url.searchParams.get('after'))));
      if (this.isBlocked) return null;
      if (url.pathname.endsWith('/feed')) return Response.json({ items: [], changes: this.begin() });
      const answer = this.ready.shift();
      return answer === undefined ? 'never' : Response.json(answer);
    };
  }

  get asked(): string[] {
    return this.world.asked.map(({ url }) => url.pathname).filter((path) => path.includes('/tail/'));
  }

  publish(type = 'article-published'): void {
    this.head += 1;
    this.log.push(change(this.head, type));
  }

  /** An answer that leads on. */
  answer(more: object = {}): object {
    this.round += 1;
    return {
      items: [],
      head: this.head,
      next: `/api/v1/tail/epoch/${String(this.head)}/${String(this.round)}`,
      ...more,
    };
  }

  private begin(): object {
    const { head, next } = this.answer() as { head: number; next: string };
    return { seq: head, tail: next };
  }

  private page(after: number): object {
    return { items: this.log.filter(({ seq }) => seq > after), hasMore: false, head: this.head };
  }
}

let tail: Tail;
let world: FakeWorld;
let session: Session;
let heard: (Change | Resync)[];

beforeEach(() => {
  vi.useFakeTimers();
  tail = new Tail();
  world = tail.world;
  session = new Session({ ...world.options, resume: START });
  heard = [];
  const changes = session.changes();
  void (async () => {
    for await (const item of changes) heard.push(item);
  })();
});

afterEach(() => {
  session.close();
  vi.useRealTimers();
});

const settle = async (ms = 0): Promise<void> => {
  await vi.advanceTimersByTimeAsync(ms);
  // The tail's script is loaded by the real clock.
  await import('../client/src/tail');
  await vi.advanceTimersByTimeAsync(0);
};

const said = (): (number | string)[] => heard.map((item) => (item.type === 'resync' ? item.reason : item.seq));

async function refuse(reason: string): Promise<void> {
  session.wake();
  await settle();
  await world.stream.say('bye', { reason, retryMs: 9_000 });
  await settle();
}

describe('a session without a stream', () => {
  it.each(['capacity', 'dependency-unavailable', 'too-many-streams'])(
    'follows the tail after bye %s',
    async (reason) => {
      tail.publish('article-retracted');
      await refuse(reason);
      expect(said()).toEqual([8]);
      expect(tail.asked).toHaveLength(1);
    },
  );

  it.each(['rotation', 'drain'])('follows no tail after bye %s', async (reason) => {
    await refuse(reason);
    expect(tail.asked).toEqual([]);
    await settle(9_000);
    expect(world.streams).toHaveLength(2);
  });

  it.each([
    ['is refused', (): Response => new Response('{}', { status: 403 })],
    ['is answered with HTML', (): Response => new Response('<p>', { headers: { 'Content-Type': 'text/html' } })],
  ])('follows the tail after two streams, if each %s', async (_, refusal) => {
    world.refusal = refusal;
    session.wake();
    await settle();
    expect(tail.asked).toEqual([]);
    tail.publish('article-retracted');
    await settle(2_000);
    expect(world.streams).toHaveLength(2);
    expect(said()).toEqual([8]);
  });

  it('follows the tail if streams open and never send', async () => {
    session.wake();
    await settle(3_000 + 2_000 + 3_000);
    tail.publish('article-retracted');
    await settle(MINUTE);
    expect(said()).toEqual([8]);
  });

  it('tries a stream every one to five minutes', async () => {
    await refuse('capacity');
    await settle(5 * MINUTE - 1);
    expect(world.streams).toHaveLength(1);
    await settle(1);
    expect(world.streams).toHaveLength(2);
    await world.stream.say('bye', { reason: 'capacity', retryMs: 9_000 });
    await settle(5 * MINUTE);
    expect(world.streams).toHaveLength(3);
  });

  it('applies a change once that tail and stream both tell, and goes on by stream', async () => {
    await refuse('capacity');
    tail.publish();
    await settle(5 * MINUTE);
    const before = tail.asked.length;
    await world.stream.hello(0, 1, { seq: 8 });
    await world.stream.say('article-published', change(8), 'id-8');
    await world.stream.say('article-published', change(9), 'id-9');
    await settle(40_000);
    expect(said().filter((seq) => seq === 8 || seq === 9)).toEqual([8, 9]);
    expect(tail.asked).toHaveLength(before);
  });

  it('asks for next of each answer, and waits as long as one says', async () => {
    tail.ready = [tail.answer({ waitMs: 20_000 })];
    await refuse('capacity');
    expect(tail.asked).toHaveLength(1);
    await settle(19_999);
    expect(tail.asked).toHaveLength(1);
    await settle(10_001);
    expect(tail.asked).toHaveLength(2);
    expect(new Set(tail.asked).size).toBe(2);
  });

  it('never asks for one address twice without a pause', async () => {
    const same = { items: [], head: 7, next: '/api/v1/tail/epoch/7/1' };
    tail.ready = Array<object>(50).fill(same);
    await refuse('capacity');
    await settle(1_000);
    expect(tail.asked.length).toBeLessThan(4);
  });

  it('reports a restore, and goes on in the new epoch', async () => {
    await refuse('capacity');
    tail.ready = [
      { items: [], head: 1_000, next: '/api/v1/tail/other/1000/3', resync: { reason: 'restored', refetch: 'page' } },
    ];
    await settle(5 * MINUTE);
    expect(said()).toContain('unknown-id');
    expect(session.place.seq).toBe(1_000);
  });

  it('asks the change log now and then while the tail is blocked too', async () => {
    tail.isBlocked = true;
    await refuse('capacity');
    tail.publish('article-retracted');
    await settle(MINUTE);
    expect(said()).toEqual([8]);
    const before = world.looks.length;
    await settle(4 * MINUTE);
    expect(world.looks.length - before).toBeGreaterThan(2);
    expect(world.looks.length - before).toBeLessThan(12);
  });

  it('follows the tail if streams send their first event alone, until one sends another', async () => {
    const opened = async (): Promise<void> => {
      const { length } = world.streams;
      while (world.streams.length === length) await settle(500);
      await world.stream.hello();
    };
    session.wake();
    await settle();
    await world.stream.hello();
    await settle(45_000);
    await opened();
    await settle(45_000);
    expect(tail.asked).toHaveLength(1);
    tail.ready = [tail.answer(), tail.answer(), tail.answer()];
    tail.publish('article-retracted');
    await opened();
    const { length } = tail.asked;
    await settle(55_000);
    expect(tail.asked.length).toBeGreaterThan(length);
    expect(said()).toEqual([8]);
    await opened();
    await world.stream.say('ping', { seq: 8 }, 'id-ping');
    const before = tail.asked.length;
    await settle(40_000);
    expect(tail.asked).toHaveLength(before);
  });

  it('asks for nothing while it rests, and for the tail at once when it is woken', async () => {
    await refuse('capacity');
    session.rest();
    await settle(10 * MINUTE);
    const before = tail.asked.length;
    tail.publish('article-retracted');
    session.wake();
    await settle();
    expect(tail.asked).toHaveLength(before + 1);
    expect(said()).toEqual([8]);
  });
});
