/*
 * Records real streams, byte for byte, for the tests to replay: `npm run record` with `BASE_URL`, the address of a server with the demo's
 * articles, and `NEWSROOM_TOKEN`, which may write, publish and moderate there. It publishes,
 * corrects and retracts an article of its own, and approves a comment.
 */
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { env } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const BASE = env['BASE_URL'] ?? 'http://localhost:8080';

/** Milliseconds a little longer than a heartbeat. */
const BEAT_MS = 32_000;

/** Milliseconds in which an answer surely arrives. */
const SOON_MS = 2_000;

/**
 * @param {string} name of the file
 * @param {string} query of the stream
 * @param {Readonly<Record<string, string>>} headers
 * @param {() => Promise<void>} act what happens while it is open
 */
async function record(name, query, headers, act) {
  const ended = new AbortController();
  const answer = await fetch(`${BASE}/api/v1/stream?${query}`, { headers, signal: ended.signal });
  /** @type {Uint8Array[]} */
  const heard = [];
  const reading = (async () => {
    for await (const part of answer.body ?? []) heard.push(part);
  })().catch(() => undefined);
  await act();
  ended.abort();
  await reading;
  await writeFile(join(HERE, `${name}.txt`), heard);
}

/**
 * @param {string} path
 * @param {object} body
 * @param {string | null} etag
 * @returns {Promise<{ id: string, etag: string }>}
 */
async function tell(path, body, etag) {
  const answer = await fetch(`${BASE}/api/v1/newsroom/articles${path}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${env['NEWSROOM_TOKEN'] ?? ''}`,
      'Content-Type': 'application/json',
      ...(etag === null ? {} : { 'If-Match': etag }),
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return { ...(await answer.json()), etag: answer.headers.get('ETag') ?? '' };
}

/**
 * Records a session of two short articles and the end, in which all other articles are read.
 *
 * @param {string} name
 * @param {Readonly<Record<string, string>>} more
 */
async function recordSession(name, more = {}) {
  const answer = await fetch(`${BASE}/api/v1/feed?limit=100`);
  const { items } = await answer.json();
  /** @type {{ number: number, readingMinutes: number }[]} */
  const all = items;
  const short = all.filter(({ readingMinutes }) => readingMinutes === 1).slice(0, 2);
  const read = all.filter((item) => !short.includes(item)).map(({ number }) => number);
  const query = new URLSearchParams({ article: 'fog', html: '1', upTo: '3', read: read.join(','), ...more });
  await record(name, query.toString(), {}, () => wait(SOON_MS));
}

/** Publishes, corrects and retracts an article, and then waits for a heartbeat. */
async function recordChanges() {
  await record('changes', 'upTo=0&html=1', {}, async () => {
    const draft = { title: 'A transcript', bodyHtml: '<p>It was blue.</p>', section: 'Harbour', language: 'en' };
    const published = await tell('', { ...draft, publish: true }, null);
    const correction = { bodyHtml: '<p>It was green.</p>', note: 'It was green, not blue.' };
    const corrected = await tell(`/${published.id}/correct`, correction, published.etag);
    await wait(SOON_MS);
    await tell(`/${published.id}/takedown`, { notice: 'It had no colour.' }, corrected.etag);
    await wait(BEAT_MS);
  });
}

/** Adds a comment to the article that the session began with. */
async function recordComments() {
  const path = `${BASE}/api/v1/articles/fog/comments`;
  const page = await (await fetch(path)).json();
  await record('comments', 'article=fog&upTo=0', {}, async () => {
    await wait(page.form.minFillMs);
    const body = JSON.stringify({ name: 'A transcript', text: 'I could not see it.', formToken: page.form.token });
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(path, { method: 'POST', headers, body });
    const said = await answer.text();
    if (!answer.ok) throw new Error(`a comment was answered ${answer.status}: ${said}`);
    const approve = `${BASE}/api/v1/newsroom/comments/${JSON.parse(said).comment.id}/approve`;
    await fetch(approve, { method: 'POST', headers: { Authorization: `Bearer ${env['NEWSROOM_TOKEN'] ?? ''}` } });
    await wait(SOON_MS);
  });
}

await recordSession('session');
await recordSession('twice', { sim: 'duplicate' });
await recordChanges();
await recordComments();
await record('gap', 'upTo=0', { 'Last-Event-ID': 'of-another-site' }, () => wait(SOON_MS));
