// @vitest-environment node
import { openViews } from '@unspool/client/views';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type FakeServer, startFakeServer } from './package/fake-server';

/** Milliseconds for which the server remembers a view. */
const SIX_HOURS = 6 * 60 * 60 * 1_000;

let server: FakeServer;

beforeEach(async () => {
  server = await startFakeServer();
});

afterEach(() => server.close());

function sent(): readonly unknown[] {
  return server.received.map(({ path, body }) => [path.replace('/api/v1/articles/', ''), body]);
}

/** Returns the ids of views in what was sent; undefined for a share without a view. */
function ids(): readonly (string | undefined)[] {
  return server.received.map(({ body }) => (body as { readonly viewId?: string }).viewId);
}

it('reports a view once, and its depth by the same id when it is deeper than before', async () => {
  const views = openViews({ base: server.address });
  expect(await views.viewed('a1')).toBe(true);
  expect(await views.viewed('a1')).toBe(true);
  for (const percent of [40.9, 20]) views.read('a1', percent);
  expect(await views.flush()).toBe(true);
  expect(await views.flush()).toBe(true);
  views.read('a1', 120);
  await views.flush();
  const [viewId] = ids();
  expect(viewId).toMatch(/^[\da-f-]{36}$/);
  expect(sent()).toEqual([
    ['a1/views', { viewId }],
    ['a1/views', { viewId, depth: 40 }],
    ['a1/views', { viewId, depth: 100 }],
  ]);
});

it('reports no depth of an article that was not viewed', async () => {
  const views = openViews({ base: server.address });
  views.read('a1', 50);
  await views.flush();
  expect(sent()).toEqual([]);
});

it('reports a share with the view of its article, if there is one', async () => {
  const views = openViews({ base: server.address });
  await views.viewed('a1');
  await views.shared('a1', 'copy');
  await views.shared('a2', 'x');
  const [viewId] = ids();
  expect(sent().slice(1)).toEqual([
    ['a1/shares', { viewId, target: 'copy' }],
    ['a2/shares', { target: 'x' }],
  ]);
});

it('counts a new view once the server has forgotten the last', async () => {
  const clock = vi.spyOn(Date, 'now').mockReturnValue(1_000);
  const views = openViews({ base: server.address });
  await views.viewed('a1');
  views.read('a1', 50);
  clock.mockReturnValue(1_000 + SIX_HOURS);
  await views.flush();
  expect(sent()).toHaveLength(1);
  await views.viewed('a1');
  expect(new Set(ids()).size).toBe(2);
});

it('sends plain text, for which no browser asks another origin first, and outlives the page', async () => {
  const asked: RequestInit[] = [];
  const views = openViews({
    base: server.address,
    fetch: (input, init = {}) => {
      asked.push(init);
      return fetch(input, init);
    },
  });
  await views.viewed('a1');
  expect(asked).toMatchObject([{ method: 'POST', keepalive: true }]);
  expect(server.received[0]?.type).toMatch(/^text\/plain/);
});

it('says whether it was received, throws nothing, and reports again what was lost, by the same id', async () => {
  let isAway = false;
  const views = openViews({
    base: server.address,
    fetch: (input, init) => (isAway ? Promise.reject(new TypeError('network')) : fetch(input, init)),
  });
  await views.viewed('a1');
  views.read('a1', 50);
  isAway = true;
  expect(await views.flush()).toBe(false);
  expect(await views.viewed('a2')).toBe(false);
  isAway = false;
  expect(await views.viewed('a2')).toBe(true);
  expect(await views.flush()).toBe(true);
  const [first, second] = ids();
  expect(sent()).toEqual([
    ['a1/views', { viewId: first }],
    ['a2/views', { viewId: second }],
    ['a1/views', { viewId: first, depth: 50 }],
  ]);
});

it.each([{ doNotTrack: '1' }, { globalPrivacyControl: true }])(
  'sends nothing for a reader with %o',
  async (navigator) => {
    vi.stubGlobal('navigator', navigator);
    const views = openViews({ base: server.address });
    expect(await views.viewed('a1')).toBe(true);
    expect(await views.shared('a1', 'copy')).toBe(true);
    expect(sent()).toEqual([]);
  },
);

it('remembers a visit of 200 articles', async () => {
  const requests = vi.fn(() => Promise.resolve(new Response(null, { status: 204 })));
  const counted = openViews({ fetch: requests });
  for (let n = 0; n <= 200; n += 1) await counted.viewed(`a${String(n)}`);
  await counted.viewed('a1');
  expect(requests).toHaveBeenCalledTimes(201);
  await counted.viewed('a0');
  expect(requests).toHaveBeenCalledTimes(202);
});
