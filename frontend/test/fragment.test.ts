import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchFragment, parseElement } from '../src/column/fragment';
import { openIdentity } from '../src/comments/identity';
import { openServer } from '../src/comments/server';
import { articleIn } from '../src/feed/card';
import { fetchHeadlines, headlinesIn } from '../src/headlines/page';
import { openStorage } from '../src/memory/storage';
import { html } from './fakes';

const ended = new AbortController().signal;
const list = '<ol class="river" data-headlines data-next="/?page=3"><li>One</li></ol>';
const loader = '<nav class="loader" data-loader><p>More</p></nav>';
const thread = (more = ''): string =>
  `<div class="thread" data-thread data-article="a" data-count="0"><div data-news></div><ol></ol>${more}</div>`;

/** Answers with status 200 that a network between the reader and the server gives in place of ours. */
const FOREIGN: readonly [string, string][] = [
  [
    'a hotel',
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Hotel Wi-Fi</title></head><body>Room?</body></html>',
  ],
  ['a hotel in frames', '<html><frameset><frame src="/"></frameset></html>'],
  ['a firewall', '<div class="blocked" id="box"><p>Blocked</p></div>'],
  ['a maintenance page', '<main class="main notice"><p class="notice-advice">Back soon</p></main>'],
  ['a script', '<script>location = "/sign-in"</script>'],
  ['words', 'Bad gateway'],
  ['nothing', ''],
  ['JSON', '{"ok":true}'],
  ['another article', html(2)],
  ['an article within a page', `<header>News</header>${html(1)}`],
  ['an article with an advertisement', `${html(1)}<div>Buy!</div>`],
  ['an article that was cut off in a paragraph', html(1).slice(0, -'</p></article>'.length)],
  ['an article that was cut off after one', html(1).slice(0, -'</article>'.length)],
  ['an article that was cut off in its last tag', html(1).slice(0, -1)],
  ['an article without its data', '<article><h2>Title</h2></article>'],
  ['a thread of nobody', '<div class="thread" data-thread></div>'],
  ['a thread that was cut off after a part of it', thread().slice(0, -'<ol></ol></div>'.length)],
  ['an element that looks whole', '<div data-headlines><p>'],
  ['a list without its loader', list],
  ['a list that was cut off', list.slice(0, -'</ol>'.length)],
  ['a list whose loader was cut off', `${list}${loader.slice(0, -'</nav>'.length)}`],
  ['a list within a page', `<header>News</header>${list}${loader}`],
  ['a list with an advertisement', `${list}${loader}<div>Buy!</div>`],
  ['a loader alone', loader],
];

const answering =
  (body: string, init: ResponseInit = {}): typeof fetch =>
  () =>
    Promise.resolve(new Response(body, init));

const fetchArticle = (body: string, init?: ResponseInit): ReturnType<typeof fetchFragment> =>
  fetchFragment('/articles/s1?fragment=1', articleIn, answering(body, init), ended);

describe('a page of anyone else', () => {
  it.each(FOREIGN)('is no article: %s', async (_, body) => {
    expect(await fetchArticle(body)).toEqual({ type: 'failed' });
  });

  it.each(FOREIGN)('is no thread: %s', async (_, body) => {
    const server = openServer(answering(body), openIdentity(openStorage(() => localStorage)), (task) => task(), ended);
    expect(await server.draw('/articles/a/comments?fragment=1')).toEqual({ type: 'failed' });
    expect(await server.draw('/articles/a/comments?fragment=1&only=c')).toEqual({ type: 'failed' });
  });

  it.each(FOREIGN)('is no list of headlines: %s', async (_, body) => {
    expect(await fetchHeadlines('/?page=2', answering(body), ended)).toBeNull();
    expect(await fetchFragment('/?page=2&fragment=1', headlinesIn, answering(body), ended)).toEqual({ type: 'failed' });
  });

  it.each([404, 410])('with %d retracts nothing', async (status) => {
    expect(await fetchArticle('<h1>Not found</h1><address>nginx</address>', { status })).toEqual({ type: 'failed' });
    const own = '<!DOCTYPE html><main class="main notice"><p class="notice-advice">It was wrong.</p></main>';
    expect(await fetchArticle(own, { status })).toEqual({ type: 'gone', notice: 'It was wrong.' });
  });
});

describe('the element that was asked for', () => {
  it.each([html(1), `\n${html(1)}\n`])('is taken whole: %j', async (body) => {
    expect(await fetchArticle(body)).toMatchObject({ type: 'element' });
  });

  it('is a thread with its article and count, or one comment', async () => {
    const identity = openIdentity(openStorage(() => localStorage));
    const draw = (body: string, query: string): Promise<unknown> =>
      openServer(answering(body), identity, (task) => task(), ended).draw(`/articles/a/comments?fragment=1${query}`);
    expect(await draw(thread(), '')).toMatchObject({ type: 'element' });
    expect(await draw('<li data-comment="c"></li>', '&only=c')).toMatchObject({ type: 'element' });
    expect(await draw('<li data-comment="d"></li>', '&only=c')).toEqual({ type: 'failed' });
    expect(await draw(thread(), '&parent=c')).toEqual({ type: 'failed' });
  });

  it.each([`${list}${loader}`, `\n${list}\n${loader}\n`])(
    'is a list of headlines with its loader: %j',
    async (body) => {
      const page = await fetchHeadlines('/?page=2', answering(body), ended);
      expect(page?.next).toBe('/?page=3');
      expect(page?.list.children).toHaveLength(1);
      const again = await fetchFragment(page?.address ?? '', headlinesIn, answering(body), ended);
      expect(again).toMatchObject({ type: 'element', element: { className: 'river' } });
    },
  );

  it('may hold what ends on its own', () => {
    expect(parseElement('<ul><li>one<li>two</ul>')?.children).toHaveLength(2);
  });
});

describe('an answer to what a reader sends', () => {
  beforeEach(() => {
    localStorage.setItem('unspool.author', 'mine');
  });

  afterEach(() => {
    localStorage.clear();
    vi.restoreAllMocks();
  });

  const send = (body: string | null, init: ResponseInit): Promise<{ readonly type: string }> =>
    openServer(
      answering(body ?? '', init),
      openIdentity(openStorage(() => localStorage)),
      (task) => task(),
      ended,
    ).send('POST', '/api/v1/articles/a/comments', {});

  it.each([200, 201, 202, 401, 403, 404, 410, 422, 503])('is a failure in a foreign page with %d', async (status) => {
    expect(await send('<html><title>Hotel Wi-Fi</title></html>', { status })).toEqual({ type: 'failed' });
    expect(localStorage.getItem('unspool.author')).toBe('mine');
  });

  it('makes a proxy that asks for a password no reason to forget who the reader is', async () => {
    await send('{}', { status: 401, headers: { 'WWW-Authenticate': 'Basic realm="Proxy"' } });
    expect(localStorage.getItem('unspool.author')).toBe('mine');
    await send('{}', { status: 401, headers: { 'WWW-Authenticate': 'Unspool-Author' } });
    expect(localStorage.getItem('unspool.author')).toBeNull();
  });
});
