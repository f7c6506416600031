import type { Page } from '@playwright/test';
import {
  articles,
  END,
  expect,
  feed,
  isAtEnd,
  isOf,
  loader,
  nth,
  open,
  putAt,
  readNumbers,
  readOn,
  scrollUntil,
  session,
  shortSession,
  test,
} from './reader';

const canonical = (page: Page): Promise<string> =>
  page.locator('link[rel=canonical]').evaluate((link) => (link as HTMLLinkElement).href);

const ids = (headlines: readonly { id: string }[]): string[] => headlines.map(({ id }) => id);

test('a reader scrolls through every article once, in order, to the end', async ({ page, request }) => {
  const { entry, rest } = await session(request);
  await open(page, entry);
  const met = await scrollUntil(page, isAtEnd(page));
  expect(met).toEqual(ids([entry, ...rest]));
  await expect(loader(page)).toContainText(END);
  await expect(page.getByRole('button', { name: 'Retry' })).toBeHidden();
  await expect(page.getByRole('link', { name: 'Load next article' })).toBeHidden();
  expect(await articles(page).count()).toBeLessThanOrEqual(7);
});

test('a reader without a stream reads to the end', { tag: ['@installed', '@once'] }, async ({ page, request }) => {
  const { entry, rest } = await shortSession(page, request);
  await page.route('**/api/v1/stream?*', (route) => route.fulfill({ status: 204 }));
  await open(page, entry);
  expect(await scrollUntil(page, isAtEnd(page))).toEqual(ids([entry, ...rest]));
});

test.describe('with a stream that is cut', () => {
  // Credit may be sent before the end of the stream is heard.
  test.use({ allowed: /status of 404 .*streams\/cut\/credit/ });

  test(
    'a reader whose stream is cut after its first article reads to the end',
    { tag: '@once' },
    async ({ page, request }) => {
      const { entry, rest } = await shortSession(page, request);
      const cuts: string[] = [];
      await page.route('**/api/v1/stream?*', async (route) => {
        const asked = new URL(route.request().url()).searchParams;
        const answer = await request.get(
          `/api/v1/articles/${entry.id}/next?html=1&cursor=${encodeURIComponent(asked.get('cursor') ?? '')}&read=${asked.get('read') ?? ''}`,
        );
        const step = await answer.text();
        const hello = { sid: 'cut', position: (JSON.parse(step) as { position: number }).position - 1, upTo: 1 };
        cuts.push(step);
        await route.fulfill({
          contentType: 'text/event-stream',
          body: `event: hello\ndata: ${JSON.stringify(hello)}\n\nevent: next-article\ndata: ${step}\n\n`,
        });
      });
      await open(page, entry);
      expect(await scrollUntil(page, isAtEnd(page))).toEqual(ids([entry, ...rest]));
      expect(cuts.length).toBeGreaterThan(0);
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    },
  );
});

test(
  'a second tab leaves the stream to the first, and loads articles too',
  { tag: '@once' },
  async ({ page, context, request }) => {
    const { entry } = await session(request);
    const first = await context.newPage();
    const stream = first.waitForResponse('**/api/v1/stream?*');
    await open(first, entry);
    await stream;
    page.on('request', (asked) => {
      expect(asked.url()).not.toContain('/api/v1/stream?');
    });
    await open(page, entry);
    expect(await readOn(page, 4)).toHaveLength(4);
  },
);

test('a reader who does not scroll causes no more than one article to be read', async ({ page, request }) => {
  const all = await session(request, 0);
  const credits: unknown[] = [];
  page.on('request', (asked) => {
    if (asked.method() === 'PUT') credits.push(asked.postDataJSON());
    expect(asked.url()).not.toContain('/next?');
  });
  const stream = page.waitForRequest('**/api/v1/stream?*');
  await open(page, all.entry);
  expect(new URL((await stream).url()).searchParams.get('upTo')).toBe('1');
  await page.waitForTimeout(1_500);
  const there = await articles(page).count();
  // Short articles bring the loader near the window at once, and each loads one more.
  expect(credits).toEqual(Array.from({ length: there - 1 }, (_, n) => ({ upTo: n + 2 })));
});

test(
  'the address, the title and the canonical link follow the reader',
  { tag: '@installed' },
  async ({ page, request }) => {
    const { entry, rest } = await session(request);
    await open(page, entry);
    const title = await page.title();
    await readOn(page, 3);
    await putAt(nth(page, 3), 0);
    const third = rest[1];
    await expect(page).toHaveURL(isOf(third));
    await expect(page).toHaveTitle(title.replace(entry.title, third?.title ?? ''));
    await expect.poll(async () => isOf(third)(new URL(await canonical(page)))).toBe(true);
    await page.evaluate(() => {
      scrollTo(0, 0);
    });
    await expect(page).toHaveURL(isOf(entry));
    await expect(page).toHaveTitle(title);
  },
);

test('later articles do not move the text', async ({ page, request }) => {
  const { entry } = await session(request);
  await open(page, entry);
  await readOn(page, 8);
  const moved = await page.evaluate(async () => {
    const article = document.elementsFromPoint(innerWidth / 2, innerHeight / 2).find((e) => e.matches('article'));
    const before = article?.getBoundingClientRect().top ?? NaN;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return (article?.getBoundingClientRect().top ?? NaN) - before;
  });
  expect(moved).toBe(0);
});

test('scrolling back up finds every article where it was', async ({ page, request }) => {
  // Comments that are loaded later make a page higher.
  await page.route('**/comments?fragment=1', (route) => route.fulfill({ status: 204 }));
  const { entry } = await session(request);
  await open(page, entry);
  await readOn(page, 10);
  await expect(articles(page).first()).not.toHaveAttribute('aria-posinset', '1');
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.evaluate(() => {
    scrollTo({ top: 0, behavior: 'instant' });
  });
  await expect(nth(page, 1)).toHaveAttribute('data-id', entry.id);
  await expect(nth(page, 9)).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeCloseTo(height, -1);
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('read articles are not shown again in the next session', { tag: '@once' }, async ({ page, request }) => {
  const { entry, rest } = await session(request);
  await open(page, entry);
  await readOn(page, 4);
  await putAt(nth(page, 3), 0);
  await page.waitForTimeout(1_200);
  const read = await readNumbers(page);
  expect(read).toContain(entry.number);
  expect(read).toContain(rest[1]?.number);
  const later = rest.findLast(({ number }) => !read.has(number)) ?? entry;
  await open(page, later);
  const met = await readOn(page, 5);
  const expected = [
    later,
    ...[entry, ...rest]
      .sort((a, b) => place(a.id) - place(b.id))
      .filter((one) => one !== later && !read.has(one.number)),
  ];
  expect(met).toEqual(ids(expected.slice(0, met.length)));

  function place(id: string): number {
    const others = ids(rest);
    return id === entry.id ? 1.5 : others.indexOf(id);
  }
});

for (const [name, kept] of [
  ['from elsewhere', '1-999999999999999'],
  ['of all that there is, from elsewhere', '1-101'],
  ['of another log', '01a23238-0000-7000-8000-000000000000 1-101'],
] as const) {
  test(`a memory ${name} hides no article`, { tag: '@once' }, async ({ page, request }) => {
    const { entry, rest } = await session(request);
    await page.addInitScript((value) => {
      localStorage.setItem('unspool.read', value);
    }, kept);
    await open(page, entry);
    expect(await readOn(page, 4)).toEqual(ids([entry, ...rest]).slice(0, 4));
  });
}

test('it works where storage is denied', { tag: '@once' }, async ({ page, request }) => {
  const { entry } = await session(request);
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
  });
  await open(page, entry);
  expect(await readOn(page, 4)).toHaveLength(4);
});

test('the footer can be reached and does not move', async ({ page, request }) => {
  const { entry } = await session(request);
  await open(page, entry);
  await page.getByRole('link', { name: 'More', exact: true }).click();
  await expect(page.locator('#footer')).toBeInViewport();
  await page.waitForTimeout(500);
  await expect(page.locator('#footer')).toBeInViewport();
});

test('the feed describes itself to screen readers', async ({ page, request }) => {
  const { entry, rest } = await session(request);
  await open(page, entry);
  await readOn(page, 2);
  await expect(feed(page)).toHaveAttribute('aria-busy', 'false');
  await expect(nth(page, 2)).toHaveAttribute('aria-setsize', '-1');
  await expect(nth(page, 2)).toHaveAccessibleName(rest[0]?.title ?? '');
  await expect(page.getByRole('status').filter({ hasText: /^Next article: / })).toHaveCount(1);
});
