import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type InTurn, openTurns } from '../src/comments/turn';
import { openIdentity } from '../src/comments/identity';
import { openServer, type Server } from '../src/comments/server';
import { openStorage } from '../src/memory/storage';
import { after } from '../src/part';

const ended = new AbortController().signal;

let authors: string[];

/** A server that makes an author for every comment without a token, after a while. */
const fetcher: typeof fetch = async (_, init) => {
  const token = new Headers(init?.headers).get('Unspool-Author');
  await new Promise<void>((resolve) => {
    after(300, resolve);
  });
  if (token === 'expired')
    return new Response('{}', { status: 401, headers: { 'WWW-Authenticate': 'Unspool-Author' } });
  const author = token ?? `author-${String(authors.length)}`;
  authors.push(author);
  return Response.json({ comment: { id: `c${String(authors.length)}` }, author }, { status: 202 });
};

/** Locks of a browser, one for all tabs. */
function lockManager(): Pick<LockManager, 'request'> {
  let last: Promise<unknown> = Promise.resolve();
  const request = (_name: string, _options: LockOptions, task: () => Promise<unknown>): Promise<unknown> =>
    (last = last.then(task));
  return { request } as unknown as LockManager;
}

const openTab = (turns: InTurn): Server => {
  const storage = openStorage(() => localStorage);
  return openServer(fetcher, openIdentity(storage), turns, ended);
};
const send = (tab: Server): Promise<{ readonly type: string }> =>
  tab.send('POST', '/api/v1/articles/a/comments', {}, 'key');

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  authors = [];
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe.each(['with Web Locks', 'without them'])('the tabs of one browser, %s', (locks) => {
  beforeEach(() => {
    const manager = locks === 'with Web Locks' ? lockManager() : undefined;
    vi.stubGlobal('navigator', { locks: manager });
  });

  const turns = (): InTurn => openTurns(openStorage(() => localStorage));

  it.each([0, 1, 59, 61, 299])('have one author, however they race: %d ms apart', async (apart) => {
    const first = send(openTab(turns()));
    await vi.advanceTimersByTimeAsync(apart);
    const others = [send(openTab(turns())), send(openTab(turns()))];
    await vi.advanceTimersByTimeAsync(5_000);
    for (const { type } of await Promise.all([first, ...others])) expect(type).toBe('done');
    expect(authors).toEqual(['author-0', 'author-0', 'author-0']);
    expect(localStorage.getItem('unspool.author')).toBe('author-0');
    expect(localStorage.getItem('unspool.turn')).toBeNull();
  });

  it('have one author after theirs has expired', async () => {
    localStorage.setItem('unspool.author', 'expired');
    const sent = [send(openTab(turns())), send(openTab(turns()))];
    await vi.advanceTimersByTimeAsync(5_000);
    await Promise.all(sent);
    expect(authors).toEqual(['author-0', 'author-0']);
  });
});

describe('a claim', () => {
  beforeEach(() => {
    vi.stubGlobal('navigator', {});
  });

  it('that a closed tab left behind, or that is no claim, holds nobody up for long', async () => {
    for (const left of [`other ${String(Date.now())}`, 'nonsense', 'other -1']) {
      localStorage.setItem('unspool.turn', left);
      const done = openTurns(openStorage(() => localStorage))(() => Promise.resolve('done'), ended);
      await vi.advanceTimersByTimeAsync(10_000);
      expect(await done).toBe('done');
    }
  });

  it('that a crashed tab left behind does not fail a comment', async () => {
    localStorage.setItem('unspool.turn', `other ${String(Date.now())}`);
    const sent = send(openTab(openTurns(openStorage(() => localStorage))));
    await vi.advanceTimersByTimeAsync(15_000);
    expect((await sent).type).toBe('done');
  });

  it('is renewed while its task runs', async () => {
    const turns = (): InTurn => openTurns(openStorage(() => localStorage));
    const order: string[] = [];
    const task = (name: string) => async (): Promise<void> => {
      order.push(`${name} begins`);
      await new Promise<void>((resolve) => {
        after(30_000, resolve);
      });
      order.push(`${name} ends`);
    };
    const first = turns()(task('first'), ended);
    await vi.advanceTimersByTimeAsync(100);
    const second = turns()(task('second'), ended);
    await vi.advanceTimersByTimeAsync(61_000);
    await Promise.all([first, second]);
    expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not waited for where the reader has left', async () => {
    localStorage.setItem('unspool.turn', `other ${String(Date.now())}`);
    const leaving = new AbortController();
    const task = vi.fn(() => Promise.resolve());
    const refused = expect(openTurns(openStorage(() => localStorage))(task, leaving.signal)).rejects.toThrow();
    leaving.abort();
    await vi.advanceTimersByTimeAsync(100);
    await refused;
    expect(task).not.toHaveBeenCalled();
  });

  it('works within one tab where storage is denied', async () => {
    const turns = openTurns(
      openStorage(() => {
        throw new DOMException('denied', 'SecurityError');
      }),
    );
    const done = turns(() => Promise.resolve('done'), ended);
    await vi.advanceTimersByTimeAsync(100);
    expect(await done).toBe('done');
  });
});
