import { type Change, openSession, type Resync, type Session } from '@unspool/client';
import { correct, publish, retract } from './newsroom';
import { expect, session, test } from './reader';

/** Tests of the client outside of a browser, against the real server. */
let opened: Session[] = [];

function open(options: Parameters<typeof openSession>[0], baseURL: string | undefined): Session {
  const made = openSession({ base: baseURL ?? '', ...options });
  opened.push(made);
  return made;
}

test.afterEach(() => {
  for (const one of opened) one.close();
  opened = [];
});

test('a session in Node returns the articles of the feed in order, and resumes from another session’s place', async ({
  request,
  baseURL,
}) => {
  const { entry, rest } = await session(request);
  const first = open({ article: entry.slug }, baseURL);
  const given: string[] = [];
  for await (const { article } of first.articles()) if (given.push(article.id) === 3) break;
  const place = JSON.parse(JSON.stringify(first.place)) as typeof first.place;
  const second = open({ resume: place, html: true }, baseURL);
  for await (const { article, html } of second.articles()) {
    expect(html).toContain(`data-id="${article.id}"`);
    if (given.push(article.id) === 6) break;
  }
  expect(given).toEqual(rest.slice(0, 6).map(({ id }) => id));
});

test('a session in Node receives changes, and after a rest those that it missed', async ({ request, baseURL }) => {
  const { entry } = await session(request);
  const reader = open({ article: entry.slug }, baseURL);
  const changes = reader.changes();
  const next = async (): Promise<Change | Resync | undefined> => (await changes.next()).value;
  expect((await reader.next()).type).toBe('next-article');
  const story = await publish(request);
  expect(await next()).toMatchObject({ type: 'article-published', id: story.id, title: story.title });
  const corrected = await correct(request, story, { title: 'Better', note: 'The headline.' });
  expect(await next()).toMatchObject({
    type: 'article-updated',
    id: story.id,
    version: 2,
    correction: 'The headline.',
    title: 'Better',
  });
  reader.rest();
  await retract(request, corrected, 'takedown', 'Gone.');
  reader.wake();
  expect(await next()).toMatchObject({ type: 'article-retracted', id: story.id, kind: 'takedown', notice: 'Gone.' });
});

test('a permanent error is passed on with the server’s own code', async ({ baseURL }) => {
  const step = await open({ section: 'x'.repeat(1_000) }, baseURL).next();
  expect(step).toMatchObject({ type: 'failed', error: { code: 'malformed-request', status: 400, retryable: false } });
});

test('a session at an article that is gone goes on', async ({ baseURL }) => {
  const step = await open({ article: 'there-is-no-such-article' }, baseURL).next();
  expect(step).toMatchObject({ type: 'next-article' });
});
