import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CommentsChanged, Session } from '@unspool/client';
import { FakeWorld } from './fakes';

let world: FakeWorld;
let session: Session;
let told: CommentsChanged[];

beforeEach(async () => {
  vi.useFakeTimers();
  world = new FakeWorld();
  told = [];
  session = new Session({
    ...world.options,
    resume: { article: 'e', cursor: 'cursor-0', position: 0, token: 'token-0', seq: 7 },
    comments: (changed) => told.push(changed),
  });
  session.wake();
  await vi.advanceTimersByTimeAsync(0);
  await world.stream.hello(0, 1, { seq: 7 });
});

afterEach(() => {
  session.close();
  vi.useRealTimers();
});

const tell = (articleId: string, count: number): Promise<void> =>
  world.stream.say('comments-changed', { articleId, count });

describe('comments', () => {
  it('are reported, and do not move the cursor', async () => {
    const before = session.place;
    await tell('e', 3);
    await tell('a1', 0);
    expect(told).toEqual([
      { articleId: 'e', count: 3 },
      { articleId: 'a1', count: 0 },
    ]);
    expect(session.place).toEqual(before);
  });

  it('that cannot be parsed count as a sign of life', async () => {
    await world.stream.say('comments-changed', 'many');
    expect(told).toEqual([]);
  });
});
