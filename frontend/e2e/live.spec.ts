import type { BrowserContext, Locator, Page, Request } from '@playwright/test';
import { correct, paragraphs, publish, retract, type Story } from './newsroom';
import { articles, expect, nth, putAt, readOn, test, topOf } from './reader';

/** Pixels by which a position may differ, since scroll positions are rounded. */
const CLOSE = 1;

const GONE = 'This article was retracted';

const open = (page: Page, { slug }: Story): Promise<unknown> => page.goto(`/articles/${slug}`);
const article = (page: Page, { id }: Story): Locator => page.locator(`article[data-id="${id}"]`);
const paragraph = (page: Page, story: Story, n: number): Locator =>
  article(page, story).getByText(`Paragraph ${String(n)}.`);
const news = (page: Page): Locator => page.locator('.news');

/** Opens a page and waits until its own stream is connected. */
async function listening(page: Page, go: () => Promise<unknown>): Promise<void> {
  const stream = page.waitForResponse('**/api/v1/stream?*');
  await go();
  await stream;
}

// Threads may be requested, and views reported, just as their article is retracted.
test.use({ allowed: /410 \(Gone\).*\/((comments|related)\?fragment=1|views)/ });

test(
  'a correction comes in place with a dated note, and the text that is read does not move',
  { tag: '@installed' },
  async ({ page, request }) => {
    const story = await publish(request);
    await listening(page, () => open(page, story));
    await putAt(paragraph(page, story, 7), 200);
    const place = await page.evaluate(() => scrollY);
    await paragraph(page, story, 7).evaluate((element) => getSelection()?.selectAllChildren(element));
    const selected = await page.evaluate(() => getSelection()?.toString());
    const bodyHtml = paragraphs(14, (text, n) => (n === 2 ? `${text} ${text} Corrected words.` : text));
    await correct(request, story, { bodyHtml, note: 'The second paragraph was wrong.' });

    const note = article(page, story).locator('.corrections li');
    await expect(note).toContainText('The second paragraph was wrong.');
    await expect(note.locator('time')).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\dT/);
    await expect(paragraph(page, story, 2)).toContainText('Corrected words.');
    await expect(article(page, story)).toHaveAttribute('data-version', '2');
    expect(Math.abs((await topOf(paragraph(page, story, 7))) - 200)).toBeLessThanOrEqual(CLOSE);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(place);
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(selected);
  },
);

test('a correction of the paragraph that is read does not move its beginning', async ({ page, request }) => {
  const story = await publish(request);
  await listening(page, () => open(page, story));
  await putAt(paragraph(page, story, 5), 150);
  const bodyHtml = paragraphs(14, (text, n) => (n === 5 ? `${text} Corrected words.` : text));
  await correct(request, story, { bodyHtml, note: 'The fifth.' });
  await expect(paragraph(page, story, 5)).toContainText('Corrected words.');
  expect(Math.abs((await topOf(paragraph(page, story, 5))) - 150)).toBeLessThanOrEqual(CLOSE);
});

test('a correction leaves what the browser has translated, but for what was corrected', async ({ page, request }) => {
  const story = await publish(request);
  await listening(page, () => open(page, story));
  // Browsers wrap each text that they translate.
  await article(page, story).evaluate((element) => {
    const texts = document.createNodeIterator(element, NodeFilter.SHOW_TEXT, (text) =>
      text.nodeValue?.trim() === '' ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    const found: Node[] = [];
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) found.push(text);
    for (const text of found) {
      const wrapped = document.createElement('span');
      wrapped.append(document.createElement('span'));
      wrapped.firstElementChild?.append(`Übersetzt: ${text.nodeValue ?? ''}`);
      (text as ChildNode).replaceWith(wrapped);
    }
  });
  const bodyHtml = paragraphs(14, (text, n) => (n === 5 ? `${text} Corrected words.` : text));
  await correct(request, story, { bodyHtml, note: 'The fifth.' });
  await expect(paragraph(page, story, 5)).toContainText('Corrected words.');
  const translated = article(page, story).locator('.prose > p', { hasText: 'Übersetzt: ' });
  await expect(translated).toHaveCount(13);
  await expect(article(page, story).getByRole('heading', { level: 1 })).toHaveText(/^Übersetzt: /);
  await expect(article(page, story).locator('.corrections')).toContainText('The fifth.');
});

for (const kind of ['takedown', 'kill'] as const) {
  test(`a ${kind} replaces the article that is read by the notice, and leaves none of its text`, async ({
    page,
    request,
  }) => {
    const story = await publish(request);
    await listening(page, () => open(page, story));
    await putAt(paragraph(page, story, 9), 200);
    await retract(request, story, kind, 'It should not have been published.');
    const notice = page.getByRole('article', { name: GONE });
    await expect(notice).toContainText('It should not have been published.');
    await expect(notice.getByRole('heading')).toBeInViewport();
    await expect(notice).toHaveAttribute('aria-posinset', '1');
    await expect(paragraph(page, story, 9)).toHaveCount(0);
    await expect(page).toHaveTitle(new RegExp(GONE));
    expect(await page.locator('main').textContent()).not.toContain(story.title);
    // The words of an address are part of what a kill removes.
    const address = kind === 'kill' ? /\/articles\/removed-[0-9a-f]+$/ : `/articles/${story.slug}`;
    await expect(page).toHaveURL(address);
  });
}

test('a retraction above the reader does not move what they read', async ({ page, request }) => {
  const story = await publish(request);
  await listening(page, () => open(page, story));
  await readOn(page, 2);
  await putAt(nth(page, 2).locator('.prose > *').nth(1), 250);
  const read = nth(page, 2).locator('.prose > *').nth(1);
  const top = await topOf(read);
  await retract(request, story, 'kill', 'Gone.');
  await expect(nth(page, 1)).toContainText(GONE);
  expect(Math.abs((await topOf(read)) - top)).toBeLessThanOrEqual(CLOSE);
});

test('an article that is corrected while it is out of the page comes back corrected', async ({ page, request }) => {
  const story = await publish(request);
  await listening(page, () => open(page, story));
  await readOn(page, 6);
  await putAt(nth(page, 6), 0);
  await expect(nth(page, 1)).toHaveCount(0);
  await correct(request, story, { title: 'Corrected far away', note: 'The headline.' });
  // Changes come in order: once a later one is shown, the correction was received.
  await publish(request);
  await expect(news(page)).not.toBeEmpty();
  await page.evaluate(() => {
    scrollTo({ top: 0, behavior: 'instant' });
  });
  await expect(nth(page, 1).getByRole('heading', { name: 'Corrected far away' })).toBeVisible();
});

test('new articles are counted, and never enter by themselves', async ({ page, request }) => {
  const story = await publish(request);
  await listening(page, () => open(page, story));
  await expect(news(page)).toBeEmpty();
  await putAt(paragraph(page, story, 6), 300);
  const first = await publish(request);
  await expect(news(page)).toHaveText('1 new article');
  await publish(request);
  await publish(request);
  await expect(news(page)).toHaveText('3 new articles');
  await retract(request, first, 'takedown', 'Not yet.');
  await expect(news(page)).toHaveText('2 new articles');
  expect(Math.abs((await topOf(paragraph(page, story, 6))) - 300)).toBeLessThanOrEqual(CLOSE);
  await expect(articles(page).locator(`[data-id="${first.id}"]`)).toHaveCount(0);
  await news(page).getByRole('link').click();
  await expect(page).toHaveURL('/');
});

test('lists count new articles, and their headlines are kept up to date', async ({ page, request }) => {
  const story = await publish(request);
  const other = await publish(request);
  await listening(page, () => page.goto('/sections/harbour'));
  const headline = (of: Story): Locator => page.locator(`.card-title a[href$="/articles/${of.slug}"]`);
  const below = page.locator('.river > li').nth(4).getByRole('heading');
  await putAt(below, 400);
  await publish(request, { section: 'Sport' });
  await correct(request, story, { title: `${story.title} corrected`, note: 'The headline.' });
  await expect(headline(story)).toHaveText(`${story.title} corrected`);
  await expect(news(page)).toBeEmpty();
  await publish(request);
  await expect(news(page)).toHaveText('1 new article');
  await retract(request, other, 'kill', 'Gone.');
  await expect(page.locator(`.card[data-id="${other.id}"] .card-title a`)).toHaveText(GONE);
  await expect(headline(other)).toHaveCount(0);
  expect(Math.abs((await topOf(below)) - 400)).toBeLessThanOrEqual(CLOSE);
  expect(await page.locator('main').textContent()).not.toContain(other.title);
});

/** Returns a function that counts the open streams of a browser. A closed page no longer reports its requests. */
function streamsOf(context: BrowserContext): () => number {
  const streams = new Map<Request, Page>();
  context.on('request', (request) => {
    if (request.url().includes('/api/v1/stream?')) streams.set(request, request.frame().page());
  });
  context.on('requestfinished', (request) => streams.delete(request));
  context.on('requestfailed', (request) => streams.delete(request));
  return () => [...streams.values()].filter((page) => !page.isClosed()).length;
}

test(
  'ten tabs share one stream over HTTP/1.1: all scroll, all receive changes, and one takes over from another',
  { tag: '@once' },
  async ({ context, request }) => {
    test.slow();
    const story = await publish(request);
    const streams = streamsOf(context);
    const tabs: Page[] = [];
    for (let count = 0; count < 10; count += 1) {
      const tab = await context.newPage();
      await open(tab, story);
      tabs.push(tab);
    }
    await expect.poll(streams).toBe(1);
    for (const tab of tabs) await readOn(tab, 2);
    const corrected = await correct(request, story, { title: 'One for all', note: 'The headline.' });
    for (const tab of tabs) await expect(nth(tab, 1).getByRole('heading', { name: 'One for all' })).toBeAttached();
    expect(streams()).toBe(1);

    await tabs[0]?.close();
    await expect.poll(streams).toBe(1);
    await correct(request, corrected, { title: 'And again', note: 'The headline, again.' });
    for (const tab of tabs.slice(1))
      await expect(nth(tab, 1).getByRole('heading', { name: 'And again' })).toBeAttached();
  },
);

test.describe('with a connection that breaks', () => {
  test.use({ allowed: /Failed to load resource/ });

  test(
    'a stream that repeats every event and is cut repeatedly loses nothing and shows nothing twice',
    { tag: '@once' },
    async ({ page, request }) => {
      const story = await publish(request);
      await page.route('**/api/v1/stream?*', (route) =>
        route.continue({ url: `${route.request().url()}&sim=duplicate,cut` }),
      );
      await listening(page, () => open(page, story));
      const met = await readOn(page, 4);
      expect(new Set(met).size).toBe(met.length);
      let latest = story;
      for (const note of ['First.', 'Second.', 'Third.']) {
        latest = await correct(request, latest, { note, title: `Corrected: ${note}` });
        await publish(request);
      }
      await expect(news(page)).toHaveText('3 new articles');
      await page.evaluate(() => {
        scrollTo({ top: 0, behavior: 'instant' });
      });
      await expect(article(page, story).locator('.corrections li')).toHaveCount(3);
      await expect(article(page, story).getByRole('heading', { name: 'Corrected: Third.' })).toBeVisible();
    },
  );
});

for (const kept of [true, false]) {
  test(
    `Back finds what changed meanwhile, in a page that ${kept ? 'the browser kept' : 'is loaded anew'}`,
    { tag: '@installed' },
    async ({ page, request }) => {
      if (!kept)
        await page.addInitScript(() => {
          addEventListener('unload', () => undefined);
        });
      const streams = streamsOf(page.context());
      const story = await publish(request);
      await listening(page, () => open(page, story));
      await readOn(page, 2);
      await page.goto('/site.webmanifest');
      await expect.poll(streams).toBe(0);
      await correct(request, story, { title: 'Corrected meanwhile', note: 'The headline.' });
      await page.goBack({ waitUntil: 'commit' });
      await expect(article(page, story).getByRole('heading', { name: 'Corrected meanwhile' })).toBeAttached();
      await expect(nth(page, 1).locator('.corrections')).toContainText('The headline.');
    },
  );
}

test(
  'a silent stream is noticed within 45 s, and the changes that it withheld are fetched',
  { tag: '@once' },
  async ({ page, request }) => {
    const story = await publish(request);
    // Wraps the page's streams: once muted, they pass nothing on and stay open.
    await page.addInitScript(() => {
      const real = window.fetch.bind(window);
      const gate = Object.assign(window, { isDead: false });
      window.fetch = async (...asked) => {
        const answer = await real(...asked);
        if (answer.body === null || !answer.url.includes('/stream?')) return answer;
        const body = answer.body.pipeThrough(
          new TransformStream<Uint8Array, Uint8Array>({
            transform: (chunk, out) => {
              if (!gate.isDead) out.enqueue(chunk);
            },
          }),
        );
        return new Response(body, { headers: answer.headers });
      };
    });
    await page.clock.install();
    await listening(page, () => open(page, story));
    await page.waitForFunction(() => document.querySelector('.news') !== null);
    await page.clock.runFor(1_000);
    await page.evaluate(() => Object.assign(window, { isDead: true }));
    await correct(request, story, { title: 'Never heard', note: 'The headline.' });
    await page.clock.runFor(43_000);
    await expect(article(page, story).getByRole('heading', { name: 'Never heard' })).toHaveCount(0);
    await page.evaluate(() => Object.assign(window, { isDead: false }));
    let isAsked = false;
    page.on('request', (asked) => {
      isAsked ||= asked.url().includes('/api/v1/stream?');
    });
    // The page's clock stands still between these steps, while its answers take real time.
    await expect(async () => {
      await page.clock.runFor(1_000);
      expect(isAsked).toBe(true);
    }).toPass({ timeout: 60_000 });
    await expect(async () => {
      await page.clock.runFor(1_000);
      await expect(article(page, story).getByRole('heading', { name: 'Never heard' })).toBeAttached({ timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
  },
);
