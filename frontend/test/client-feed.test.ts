// @vitest-environment node
import { type Headline, openFeed, type Page } from '@unspool/client/feed';
import { afterEach, beforeEach, expect, expectTypeOf, it } from 'vitest';
import { type FakeServer, startFakeServer } from './package/fake-server';

let server: FakeServer;

beforeEach(async () => {
  server = await startFakeServer();
});

afterEach(() => server.close());

it('follows a feed page by page to its end, with all filters', async () => {
  const feed = openFeed({ base: server.address, section: 'harbour', sort: 'hot', view: 'full', limit: 2 });
  const pages: (readonly string[])[] = [];
  for await (const { items } of feed.pages()) pages.push(items.map(({ bodyHtml }) => bodyHtml));
  expect(pages).toEqual([['<p>Text of a1.</p>', '<p>Text of a2.</p>'], ['<p>Text of a3.</p>']]);
  const query = 'section=harbour&sort=hot&view=full&limit=2';
  expect(server.received.map(({ path }) => path)).toEqual([`/api/v1/feed?${query}`, `/api/v1/feed?${query}&cursor=c2`]);
});

it('requests no page before it is asked for', async () => {
  for await (const { id } of openFeed({ base: server.address }).items()) if (id === 'a2') break;
  expect(server.received).toHaveLength(1);
});

it('goes on from a cursor', async () => {
  const ids: string[] = [];
  for await (const { id } of openFeed({ base: server.address }).items('c2')) ids.push(id);
  expect(ids).toEqual(['a3']);
});

it('gives headlines unless it is asked for whole articles', async () => {
  expectTypeOf(await openFeed({ base: server.address }).page()).toEqualTypeOf<Page<Headline>>();
});

it('refuses an answer that is not of the contract', async () => {
  const portal = (): Promise<Response> => Promise.resolve(Response.json([]));
  await expect(openFeed({ fetch: portal }).page()).rejects.toMatchObject({ code: 'malformed' });
});
