import vue from '@vitejs/plugin-vue';
import { join } from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import { alias } from '../vite.config';
import { correct, publish, retract } from './newsroom';
import { END, expect, type Headline, published, test } from './reader';

/** Tests of the recipes in the guide. Those for Node are in client.spec.ts. */

/** Returns the code that the guide shows under this name. */
async function shown(page: Page, name: string): Promise<string> {
  await page.goto('/docs');
  return (await page.getByRole('group', { name, exact: true }).locator('code').textContent()) ?? '';
}

/** Serves a file beside the API, as any proxy in front of both would. */
async function serve(page: Page, path: string, contentType: string, body: string): Promise<void> {
  await page.route(`**/mine/${path}*`, (route) => route.fulfill({ contentType, body }));
}

/** Builds the pages of the components, and serves them. */
async function serveComponents(page: Page): Promise<void> {
  const home = join(import.meta.dirname, 'recipes');
  const built = await build({
    configFile: false,
    root: home,
    logLevel: 'silent',
    plugins: [vue()],
    resolve: { alias },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      rolldownOptions: {
        input: { react: join(home, 'react-page.tsx'), vue: join(home, 'vue-page.ts') },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  });
  const [output] = [built].flat() as Rolldown.RolldownOutput[];
  for (const part of output?.output ?? [])
    if (part.type === 'chunk') await serve(page, part.fileName, 'text/javascript', part.code);
  for (const name of ['react', 'vue'])
    await serve(page, `${name}.html`, 'text/html', `<main></main><script type="module" src="./${name}.js"></script>`);
}

/** Has the page's requests say that all but the newest articles have been read: the end comes soon. Returns those that are left. */
async function leaveUnread(page: Page, all: readonly Headline[], count: number): Promise<readonly Headline[]> {
  const left = all.slice(0, count);
  const unread = new Set(left.map(({ number }) => number));
  const head = Math.max(...all.map(({ number }) => number));
  const ranges: string[] = [];
  for (let from = 1; from <= head; from += 1) {
    let to = from;
    while (to <= head && !unread.has(to)) to += 1;
    if (to > from) ranges.push(to - 1 > from ? `${String(from)}-${String(to - 1)}` : String(from));
    from = to;
  }
  await page.route(/\/api\/v1\/(stream\?|articles\/[^/]+\/next)/, (route) => {
    const url = new URL(route.request().url());
    url.searchParams.set('read', ranges.join(','));
    return route.continue({ url: url.href });
  });
  return left;
}

/** Reads to the end of the feed, and sees each kind of change. */
async function readsOnAndFollows(page: Page, request: APIRequestContext, address: string): Promise<void> {
  const story = await publish(request);
  const all = await leaveUnread(page, await published(request), 6);
  await page.goto(`${address}?article=${story.id}`);
  await expect(page.getByRole('heading', { name: story.title })).toBeVisible();
  await readToTheEnd(page);
  const titles = await page.locator('article > h2:first-child').allTextContents();
  expect(titles).toEqual(all.map(({ title }) => title));

  await publish(request);
  await expect(page.getByText(/^1 new$/)).toBeVisible();
  const corrected = await correct(request, story, { title: 'A better headline', note: 'The headline was wrong.' });
  await expect(page.getByRole('heading', { name: 'A better headline' })).toBeAttached();
  await retract(request, corrected, 'takedown', 'It was a test.');
  await expect(page.getByText('It was a test.')).toBeAttached();
  await expect(page.getByRole('heading', { name: 'A better headline' })).not.toBeAttached();
}

async function readToTheEnd(page: Page): Promise<void> {
  await expect(async () => {
    await page.mouse.wheel(0, 20_000);
    await expect(page.getByText(END)).toBeVisible({ timeout: 100 });
  }).toPass();
}

test.describe('the page with EventSource', () => {
  const open = async (page: Page): Promise<void> => {
    const code = await shown(page, 'A page with EventSource');
    await serve(page, 'page.html', 'text/html', code);
  };

  test('works as it is copied from the guide', { tag: '@installed' }, async ({ page, request }) => {
    await open(page);
    await readsOnAndFollows(page, request, '/mine/page.html');
  });

  test('loads anew what it shows after a resync', async ({ page, request }) => {
    await open(page);
    const story = await publish(request);
    await page.route('**/api/v1/stream?*', (route) => route.continue({ url: `${route.request().url()}&sim=gap` }));
    // The first answer is older than the change that the gap hides.
    let isFirst = true;
    await page.route(`**/api/v1/articles/${story.id}`, async (route) => {
      const answer = await route.fetch();
      const article = (await answer.json()) as object;
      const old = { ...article, version: 0, title: 'Out of date' };
      await route.fulfill({ response: answer, json: isFirst ? old : article });
      isFirst = false;
    });
    await page.goto(`/mine/page.html?article=${story.id}`);
    await expect(page.getByRole('heading', { name: story.title })).toBeVisible();
  });

  test('comes back after each bye, and repeats and misses nothing', async ({ page, request }) => {
    await open(page);
    const all = await published(request);
    await page.route('**/api/v1/stream?*', (route) => route.continue({ url: `${route.request().url()}&sim=bye` }));
    await page.goto('/mine/page.html');
    const titles = page.locator('article > h2:first-child');
    await expect(async () => {
      await page.mouse.wheel(0, 20_000);
      await expect(titles.nth(4)).toBeAttached({ timeout: 100 });
    }).toPass();
    const read = await titles.allTextContents();
    expect(read).toEqual(all.slice(0, read.length).map(({ title }) => title));
  });
});

test.describe('a component', () => {
  test.beforeEach(({ page }) => serveComponents(page));

  for (const name of ['react', 'vue'])
    test(`for ${name} reads to the end and shows changes`, async ({ page, request }) => {
      await readsOnAndFollows(page, request, `/mine/${name}.html`);
    });
});
