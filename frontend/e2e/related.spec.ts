import type { Page } from '@playwright/test';
import { expect, published, putAt, test, topOf } from './reader';

const LONG = 'A headline that is much longer than any line and any row '.repeat(4);

/** Draws lists as the server does: of those that are related, and of those of the section. */
function lists(epoch: string, ...counts: readonly number[]): string {
  const link = (n: number, title: string): string =>
    `<li data-link="id-${String(n)}" data-number="${String(n)}"><a href="/">${title}</a></li>`;
  const parts = counts.map((count, part) => {
    const links = Array.from({ length: count }, (_, n) => link(100_000 + 10 * part + n, n === 0 ? LONG : 'Short'));
    return `<div class="related-part"><h2 class="related-heading">${LONG}</h2><ul class="related-list">${links.join('')}</ul></div>`;
  });
  return `<div class="related-lists" data-lists data-epoch="${epoch}" data-head="200000">${parts.join('')}</div>`;
}

/** Reads how far the comments are beneath the place of the lists. */
async function room(page: Page): Promise<number> {
  const [place, comments] = [page.locator('.article .related').first(), page.locator('.article .comments').first()];
  return (await topOf(comments)) - (await topOf(place));
}

/** Opens an article at its end, where the lists come when all is drawn. Returns the room that they have before and after, and what is left of it. */
async function late(page: Page, slug: string, counts: readonly number[]): Promise<readonly [number, number, number]> {
  let answer: () => void = () => undefined;
  const held = new Promise<void>((done) => (answer = done));
  await page.route('**/related?fragment=1', async (route) => {
    await held;
    await route.fulfill({ contentType: 'text/html; charset=utf-8', body: lists('other', ...counts) });
  });
  const asked = page.waitForRequest('**/related?fragment=1');
  await page.goto(`/articles/${slug}`);
  const place = page.locator('.article .related').first();
  await putAt(place, 200);
  await asked;
  const before = await room(page);
  answer();
  await expect(place.locator('.related-list a').first()).toBeVisible();
  const after = await room(page);
  const left = await place.evaluate((element) => {
    const drawn = [...element.querySelectorAll('li')].map((link) => link.getBoundingClientRect().bottom);
    return element.getBoundingClientRect().bottom - Math.max(...drawn);
  });
  await page.unroute('**/related?fragment=1');
  return [before, after, left];
}

test.describe('the room of what else to read', { tag: '@once' }, () => {
  for (const [device, width] of [
    ['a phone', 390],
    ['a desktop', 1280],
  ] as const)
    test(`is the same on ${device}, however many links come late, and however long`, async ({ page, request }) => {
      const [entry] = await published(request);
      await page.setViewportSize({ width, height: 800 });
      for (const counts of [[1], [2], [3], [6], [10], [1, 10], [10, 1], [3, 2], [10, 10]]) {
        const [before, after, left] = await late(page, entry?.slug ?? '', counts);
        expect(after, `lists of ${counts.join(' and ')}`).toBe(before);
        expect(left, `left by lists of ${counts.join(' and ')}`).toBeGreaterThanOrEqual(0);
      }
    });
});

/** Lists of what else to read. */
test.describe('what else to read', { tag: '@once' }, () => {
  const links = (page: Page) => page.locator('.article').first().locator('.related-list a');

  test('comes beneath an article, without what the page shows, and is not printed', async ({ page, request }) => {
    const [entry] = await published(request);
    await page.goto(`/articles/${entry?.slug ?? ''}`);
    await page.locator('.article .related').first().scrollIntoViewIfNeeded();
    await expect(links(page).first()).toBeVisible();
    const slugs = await page.locator('.article').evaluateAll((all) => all.map((one) => one.dataset['slug']));
    expect(slugs[0]).toBe(entry?.slug);
    for (const href of await links(page).evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? '')))
      expect(href).not.toBe(`/articles/${encodeURIComponent(entry?.slug ?? '')}`);
    await page.emulateMedia({ media: 'print' });
    await expect(links(page).first()).toBeHidden();
  });

  test('leads on where there is nothing', async ({ browser, request, baseURL }) => {
    await published(request);
    const page = await browser.newPage();
    await page.goto(`${baseURL ?? ''}/articles/nobody-wrote-this`);
    await page.locator('.related-list a').first().click();
    await expect(page.locator('h1.title').first()).toBeVisible();
    await page.close();
  });

  test.describe('without script', () => {
    test.use({ javaScriptEnabled: false });

    test('is a page of its own', async ({ page, request }) => {
      const [entry] = await published(request);
      await page.goto(`/articles/${entry?.slug ?? ''}`);
      await page.getByRole('link', { name: 'Related articles' }).click();
      await expect(page.locator('.related-list a').first()).toBeVisible();
    });
  });
});
