import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Change, type Place, type Resync, Session } from '@unspool/client';
import { change, FakeWorld, html, settled } from './fakes';

const START: Place = { article: 'e', cursor: 'cursor-0', position: 0, token: 'token-0', seq: 7 };

let world: FakeWorld;
let session: Session;
let heard: (Change | Resync)[];

beforeEach(() => {
  vi.useFakeTimers();
  world = new FakeWorld();
  begin(START);
});

afterEach(() => {
  session.close();
  vi.useRealTimers();
});

function begin(resume: Place): void {
  session = new Session({ ...world.options, resume });
  heard = [];
  const changes = session.changes();
  const mine = heard;
  void (async () => {
    for await (const item of changes) mine.push(item);
  })();
}

const settle = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

/** The changes received: the seq of each change, and the reason of each resync. */
const said = (): (number | string)[] => heard.map((item) => (item.type === 'resync' ? item.reason : item.seq));

async function open(seq = 7): Promise<void> {
  session.wake();
  await settle();
  await world.stream.hello(0, 1, { seq });
  await settle();
}

const tell = (seq: number, type = 'article-published', more: object = {}): Promise<void> =>
  world.stream.say(type, change(seq, type, more), `id-${String(seq)}`);

const log = (...seqs: number[]): { readonly seq: number }[] => seqs.map((seq) => change(seq));

describe('changes', () => {
  it('come by stream, each once and in order', async () => {
    await open();
    for (const seq of [8, 9, 8, 9, 10]) await tell(seq);
    expect(said()).toEqual([8, 9, 10]);
    expect(world.looks).toEqual([]);
    expect(session.place.seq).toBe(10);
  });

  it('come without the resync after a kill, which is for clients that find articles by their address', async () => {
    await open();
    await tell(8, 'article-retracted', { kind: 'kill' });
    await world.stream.say('resync', { reason: 'killed', refetch: 'page', seq: 8 });
    await tell(9);
    expect(said()).toEqual([8, 9]);
  });

  it('are requested if one is missing, over several pages', async () => {
    world.serve(0, log(8, 9, 10, 11, 12));
    await open();
    await tell(12);
    await settle();
    expect(said()).toEqual([8, 9, 10, 11, 12]);
    expect(world.looks).toEqual(['7', '9', '11']);
    await tell(13);
    expect(said().at(-1)).toBe(13);
  });

  it('are requested if the stream begins after the page', async () => {
    world.serve(0, log(8, 9));
    await open(9);
    expect(said()).toEqual([8, 9]);
  });

  it('are requested if a ping shows that one is missing', async () => {
    world.serve(0, log(8));
    await open();
    await world.stream.say('ping', { seq: 8 }, 'p');
    await settle();
    expect(said()).toEqual([8]);
  });

  it('are requested again if the log cannot be read or is behind', async () => {
    world.answer = () => null;
    await open(9);
    expect(said()).toEqual([]);
    world.serve(0, log(8));
    await settle(2_000);
    expect(said()).toEqual([8]);
    world.serve(0, log(8, 9));
    await settle(4_000);
    expect(said()).toEqual([8, 9]);
  });

  it('skip kinds that are not known yet', async () => {
    world.serve(0, [change(8, 'article-moved'), change(9)]);
    await open();
    await tell(8, 'article-moved');
    await tell(9);
    await settle();
    expect(said()).toEqual([9]);
    expect(session.place.seq).toBe(9);
  });

  it('become one resync if a section, a tag or an author was renamed, and go on', async () => {
    world.serve(0, [change(8), change(9, 'filing-changed'), change(10)]);
    await open(10);
    expect(said()).toEqual([8, 'filing-changed', 10]);
    await tell(11);
    expect(said()).toEqual([8, 'filing-changed', 10, 11]);
  });

  it('do not become a second resync if the stream was faster', async () => {
    const items = [change(8, 'filing-changed'), change(9), change(10)];
    world.answer = () => Response.json({ items, hasMore: false });
    await open();
    await world.stream.say('resync', { reason: 'filing-changed', refetch: 'page', seq: 8 }, 'id-8');
    await tell(10);
    await settle();
    expect(said()).toEqual(['filing-changed', 9, 10]);
  });

  it('that the stream dropped are requested, and the stream goes on', async () => {
    world.serve(0, log(8, 9));
    await open();
    await world.stream.say('resync', { reason: 'overflow', refetch: 'changes' }, 'id-r');
    await settle();
    expect(said()).toEqual([8, 9]);
    await tell(10);
    expect(said()).toEqual([8, 9, 10]);
  });

  it('that are no longer kept become one resync, and go on at the head', async () => {
    world.answer = () =>
      Response.json({ code: 'position-expired', status: 410, oldest: 50, head: 90 }, { status: 410 });
    await open(90);
    expect(said()).toEqual(['expired']);
    await tell(91);
    expect(said()).toEqual(['expired', 91]);
  });

  it('of another log begin with the stream', async () => {
    session.wake();
    await settle();
    await world.stream.hello(0, 1, { resume: 'gap', seq: 3 });
    await world.stream.say('resync', { reason: 'unknown-id', refetch: 'page' }, 'id-r');
    await tell(4);
    expect(said()).toEqual(['unknown-id', 4]);
    expect(world.looks).toEqual([]);
  });

  it('begin at the server’s head for a session without a place', async () => {
    begin({ ...START, seq: null });
    await open(41);
    await tell(42);
    expect(said()).toEqual([42]);
    expect(world.looks).toEqual([]);
  });

  it('that were missed at rest follow on waking, each once', async () => {
    await open();
    await tell(8);
    session.rest();
    await settle(600_000);
    session.wake();
    await settle();
    expect(world.stream.token).toBe('id-8');
    await world.stream.hello(0, 1, { resume: 'exact', seq: 8 });
    await tell(8);
    await tell(9);
    expect(said()).toEqual([8, 9]);
  });

  it('do not pile up for a reader who does not read', async () => {
    const late = session.changes();
    await open();
    for (let seq = 8; seq < 400; seq += 1) await tell(seq);
    expect(await late.next()).toEqual({ done: false, value: { type: 'resync', reason: 'overflow' } });
    const next = await late.next();
    expect(next.value).toMatchObject({ seq: 8 + 256 + 1 });
    expect(heard).toHaveLength(392);
  });

  it('can be read by several readers independently, until each stops', async () => {
    const other = session.changes();
    await open();
    await tell(8);
    expect(await other.next()).toMatchObject({ value: { seq: 8 } });
    await other.return?.();
    await tell(9);
    expect(await other.next()).toMatchObject({ done: true });
    expect(said()).toEqual([8, 9]);
  });

  it('can be followed without an article, and request none', async () => {
    begin({ article: null, cursor: null, position: 0, token: null, seq: 7 });
    session.wake();
    await settle();
    expect(Object.fromEntries(world.stream.query)).toEqual({ html: '1', upTo: '0' });
    await world.stream.hello(0, 0, { seq: 7 });
    await settle(60_000);
    expect(world.credits).toEqual([]);
  });
});

describe('an article that waits to be taken', () => {
  const id = { id: 'a1', version: 2 };

  it('is requested again if it was corrected', async () => {
    await open();
    await world.stream.article(1);
    await tell(8, 'article-updated', id);
    world.answer = () =>
      Response.json({ type: 'next-article', position: 1, cursor: 'cursor-1', article: id, html: html(1, 2) });
    expect(await session.next()).toMatchObject({ article: id, html: html(1, 2) });
    expect(world.pulls).toHaveLength(1);
  });

  it('is skipped if it was retracted', async () => {
    await open();
    await world.stream.article(1);
    await tell(8, 'article-retracted', id);
    world.answer = () =>
      Response.json({
        type: 'next-article',
        position: 1,
        cursor: 'c',
        article: { id: 'a2', version: 1 },
        html: html(2),
      });
    expect(await session.next()).toMatchObject({ article: { id: 'a2' } });
  });

  it('stays queued if the server cannot be reached, and is given later', async () => {
    await open();
    await world.stream.article(1);
    await tell(8, 'article-updated', id);
    world.answer = () => null;
    expect(await session.next()).toMatchObject({ type: 'failed' });
    expect(session.place.position).toBe(0);
    await settled();
  });
});
