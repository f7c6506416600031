import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { APIRequestContext, TestInfo } from '@playwright/test';
import { signIn } from './desk';
import { correct, publish, retract } from './newsroom';
import { expect, LOADING, test } from './reader';

/** The Nu Html Checker, which validates as the W3C's service does, finds no error in any kind of page. */

test.use({ allowed: /Failed to load resource/ });

const CHECKER = join(import.meta.dirname, '../node_modules/vnu-jar/build/dist/vnu.jar');

/** The checker does not know that an article has the role which the attributes of a feed need (ARIA in HTML, `article`). */
const MISTAKEN = 'Element “article” is missing required attribute “role”';
const run = promisify(execFile);

/** One of each element that the cleaner lets through, and a lead picture. */
const EVERYTHING = {
  bodyHtml: `
    <h2>Head</h2><p>Text <b>b</b> <i>i</i> <s>s</s> <sub>1</sub> <sup>2</sup> <mark>m</mark> <kbd>k</kbd> <q>q</q> <time datetime="2025-06-01T12:00:00.123456Z">t</time>
    <a href="https://example.org/?a=1&b=2">link</a><sup><a href="#fn1" id="ref1">1</a></sup></p>
    <ol type="a" start="3" reversed><li value="9">one<ul><li>two</li></ul></li></ol>
    <ul><li><input type="checkbox" checked> done</li><li><input type="checkbox"> open</li></ul>
    <table><caption>c</caption><thead><tr><th scope="col" colspan="2">h</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>
    <figure><img src="https://example.org/a.jpg" width="40" height="30" alt=""><figcaption>f</figcaption></figure>
    <blockquote cite="https://example.org/"><p>quoted</p></blockquote><pre><code class="language-java">int i;</code></pre>
    <details><summary>more</summary><p>hidden text</p></details><aside><p>beside</p></aside><dl><dt>t</dt><dd>d</dd></dl><hr>
    <iframe src="https://www.youtube.com/embed/abcdefghijk" title="Film"></iframe><video src="https://example.org/a.mp4" controls></video>
    <p dir="rtl" lang="ar">نص</p><ol><li id="fn1">note <a href="#ref1">↩</a></li></ol>`,
  image: { url: 'https://example.org/lead.jpg', alt: 'Lead', width: 1200, height: 800 },
  tags: ['Trams & “quotes”', '<b>'],
  authors: ['Ada Byron', 'José Muñoz'],
  author: undefined,
};

/** Writes pages to files, and returns the errors in them. */
async function errorsIn(pages: ReadonlyMap<string, string>, info: TestInfo): Promise<readonly string[]> {
  const folder = info.outputPath('pages');
  await mkdir(folder, { recursive: true });
  const files = await Promise.all(
    [...pages].map(async ([name, html]) => {
      const file = join(folder, `${name.replaceAll(/\W+/g, '-')}.html`);
      await writeFile(file, html);
      return file;
    }),
  );
  const java = process.env['JAVA'] ?? 'java';
  const options = [
    '-XX:TieredStopAtLevel=1',
    '-Xss8m',
    '-jar',
    CHECKER,
    '--stdout',
    '--exit-zero-always',
    '--format',
    'json',
  ];
  const { stdout } = await run(java, [...options, ...files], { maxBuffer: 1 << 24 });
  const { messages } = JSON.parse(stdout) as {
    messages: readonly { type: string; url: string; message: string; extract?: string }[];
  };
  return messages
    .filter(({ type, message }) => type !== 'info' && !message.startsWith(MISTAKEN))
    .map(({ url, message, extract }) => `${url.split('/').at(-1) ?? ''}: ${message} ${extract ?? ''}`);
}

async function sent(request: APIRequestContext, addresses: readonly string[]): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  for (const address of addresses) {
    const answer = await request.get(address, { headers: { Accept: 'text/html' } });
    pages.set(address, await answer.text());
  }
  return pages;
}

test('pages are valid as they are sent', async ({ request }, info) => {
  const story = await publish(request, EVERYTHING);
  const corrected = await correct(request, story, { title: 'Corrected “& <b>”', note: 'The headline & more.' });
  const gone = await publish(request);
  await retract(request, gone, 'takedown', 'It was wrong.');
  const { items } = (await (await request.get(`/api/v1/feed?limit=2`)).json()) as {
    items: { authors: { slug: string }[] }[];
  };
  const author = items.flatMap(({ authors }) => authors)[0]?.slug ?? 'tomas-vell';
  const pages = await sent(request, [
    ...['/', '/sections', '/tags', '/authors', '/sections/harbour', `/authors/${author}`, '/tags/trams'],
    ...[`/articles/${story.slug}`, `/articles/${story.slug}/comments`, `/articles/${gone.slug}`, '/nothing/at/all'],
    ...['/docs', '/docs/reference', '/newsroom/sign-in', '/search', '/search?q=the&tag=x&author=y&from=2020-01-01'],
    ...['/search?q=qqxzzyv', '/search?q=the&from=yesterday'],
  ]);
  await retract(request, corrected, 'kill', 'Its pictures are nowhere.');
  expect(await errorsIn(pages, info)).toEqual([]);
});

test('pages are valid after their script has run', async ({ page, request }, info) => {
  await publish(request);
  const story = await publish(request, EVERYTHING);
  await page.route('https://example.org/**', (route) => route.abort());
  await page.route('https://www.youtube.com/**', (route) => route.abort());
  await page.goto(`/articles/${story.slug}`);
  await expect(page.getByText(LOADING)).toBeHidden();
  await page.mouse.wheel(0, 20_000);
  await expect(page.locator('article')).not.toHaveCount(1);
  const pages = new Map([['session', await page.content()]]);
  await page.goto('about:blank');
  await retract(request, story, 'kill', 'Its pictures are nowhere.');
  await signIn(page);
  pages.set('moderation', await page.content());
  expect(await errorsIn(pages, info)).toEqual([]);
});
