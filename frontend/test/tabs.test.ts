import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Change, type Place, type Resync, Session, type Tabs } from '@unspool/client';
import { type TabChannel, tabsBy } from '@unspool/client/tabs';
import { change, FakeWorld } from './fakes';

const START: Place = { article: 'e', cursor: 'cursor-0', position: 0, token: 'token-0', seq: 7 };

/** The tabs of one browser: the first to ask leads, the others wait in a queue. */
class FakeBrowser {
  private readonly line: (() => void)[] = [];
  private readonly ears = new Set<(word: unknown) => void>();
  private isTaken = false;

  tab(): Tabs {
    return tabsBy(this.channel());
  }

  channel(): TabChannel {
    let mine: ((word: unknown) => void) | null = null;
    return {
      lead: (follow, ended) => this.lead(follow, ended),
      tell: (word) => {
        for (const ear of this.ears) if (ear !== mine) ear(structuredClone(word));
      },
      hear: (heard) => {
        mine = heard;
        this.ears.add(heard);
        return () => this.ears.delete(heard);
      },
    };
  }

  private lead(follow: () => void, ended: AbortSignal): Promise<() => void> {
    if (this.isTaken) follow();
    return new Promise((decide) => {
      const take = (): void => {
        if (ended.aborted) return;
        this.isTaken = true;
        decide(() => {
          this.isTaken = false;
          this.line.shift()?.();
        });
      };
      if (this.isTaken) this.line.push(take);
      else take();
    });
  }
}

class Tab {
  readonly world = new FakeWorld();
  readonly session: Session;
  readonly heard: (Change | Resync)[] = [];
  readonly counts: number[] = [];

  constructor(browser: FakeBrowser, place = START) {
    this.session = new Session({
      ...this.world.options,
      resume: place,
      tabs: browser.tab(),
      comments: ({ count }) => this.counts.push(count),
    });
    const changes = this.session.changes();
    void (async () => {
      for await (const item of changes) this.heard.push(item);
    })();
  }

  get said(): (number | string)[] {
    return this.heard.map((item) => (item.type === 'resync' ? item.reason : item.seq));
  }

  tell(seq: number): Promise<void> {
    return this.world.stream.say('article-published', change(seq), `id-${String(seq)}`);
  }
}

let first: Tab;
let second: Tab;

beforeEach(() => {
  vi.useFakeTimers();
  const browser = new FakeBrowser();
  first = new Tab(browser);
  second = new Tab(browser);
});

afterEach(() => {
  first.session.close();
  second.session.close();
  vi.useRealTimers();
});

const settle = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

async function open(): Promise<void> {
  second.world.serve(3, [change(8)]);
  first.session.wake();
  await settle();
  await first.world.stream.hello(0, 1, { seq: 8 - 1 });
  second.session.wake();
  await settle();
}

describe('tabs of one browser', () => {
  it('have one stream, and the others pull their articles', async () => {
    await open();
    expect(first.world.streams).toHaveLength(1);
    expect(await second.session.next()).toMatchObject({ article: { id: 'a1' } });
    expect(second.world.streams).toHaveLength(0);
  });

  it('receive every change with all its fields', async () => {
    second.world.serve(0);
    await open();
    await first.tell(8);
    await first.tell(9);
    await settle();
    expect(first.said).toEqual([8, 9]);
    expect(second.said).toEqual([8, 9]);
    expect(second.heard[1]).toEqual({ ...change(9), type: 'article-published' });
  });

  it('fetch missing changes from the state of their own page when they join, and later', async () => {
    await open();
    expect(second.world.looks).toEqual(['7']);
    expect(second.said).toEqual([8]);
    second.world.serve(
      0,
      [8, 9, 10].map((seq) => change(seq)),
    );
    for (const seq of [8, 9, 10]) await first.tell(seq);
    expect(second.said).toEqual([8, 9, 10]);
  });

  it('receive the number of comments', async () => {
    await open();
    await first.world.stream.say('comments-changed', { articleId: 'e', count: 4 });
    expect(first.counts).toEqual([4]);
    expect(second.counts).toEqual([4]);
  });

  it('learn the leading tab’s cursor from a sign of life', async () => {
    await open();
    second.world.serve(
      0,
      [8, 9].map((seq) => change(seq)),
    );
    first.world.serve(
      0,
      [8, 9].map((seq) => change(seq)),
    );
    await first.world.stream.say('ping', { seq: 9 }, 'p');
    await settle();
    expect(second.said).toEqual([8, 9]);
  });

  it('load anew what they show when a section was renamed, which only the leading tab’s stream says', async () => {
    await open();
    second.world.serve(0, [change(8), change(9, 'filing-changed')]);
    await first.tell(8);
    await first.world.stream.say('resync', { reason: 'filing-changed', refetch: 'page', seq: 9 }, 'id-9');
    await first.world.stream.say('ping', { seq: 9 }, 'p');
    await settle();
    expect(first.said).toEqual([8, 'filing-changed']);
    expect(second.said).toEqual([8, 'filing-changed']);
  });

  it('take over when the leading tab goes, from their own cursor, with no change lost or reported twice', async () => {
    await open();
    await first.tell(8);
    first.session.rest();
    await settle();
    expect(second.world.streams).toHaveLength(1);
    expect(second.world.stream.token).toBe('token-0');
    await second.world.stream.hello(0, 1, { seq: 7, resume: 'exact' });
    await second.tell(8);
    await second.tell(9);
    expect(second.said).toEqual([8, 9]);
  });

  it('fetch changes themselves when the leading tab has fallen silent', async () => {
    await open();
    second.world.serve(
      0,
      [8, 9].map((seq) => change(seq)),
    );
    await settle(44_999);
    expect(second.said).toEqual([8]);
    await settle(1);
    expect(second.said).toEqual([8, 9]);
  });

  it('leave the queue when they rest', async () => {
    await open();
    second.session.rest();
    first.session.rest();
    await settle();
    expect(second.world.streams).toHaveLength(0);
    second.session.wake();
    await settle();
    expect(second.world.streams).toHaveLength(1);
  });

  it('ignore messages that they do not understand', async () => {
    const browser = new FakeBrowser();
    const tab = new Tab(browser);
    const other = browser.channel();
    await other.lead(() => undefined, new AbortController().signal);
    tab.session.wake();
    await settle();
    const looks = tab.world.looks.length;
    for (const word of [null, 'x', {}, { change: 1 }, { seq: 'x' }]) other.tell(word as never);
    await settle();
    expect(tab.said).toEqual([]);
    expect(tab.world.looks).toHaveLength(looks);
    tab.session.close();
  });
});
