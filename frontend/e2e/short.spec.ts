import type { APIRequestContext, Page } from '@playwright/test';
import { paragraphs, publish, type Story } from './newsroom';
import { articles, expect, isOf, nth, putAt, readNumbers, test } from './reader';

/** Words of an article that fills a small part of a window. */
const words = (count: number): string => `<p>${'word '.repeat(count)}</p>`;

interface Named {
  readonly address: string;
  readonly title: string;
  readonly canonical: string;
}

const named = (page: Page): Promise<Named> =>
  page.evaluate(() => ({
    address: location.href,
    title: document.title,
    canonical: document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? '',
  }));

/** Publishes a longer article, and a short one that comes before it. */
async function shortOverLong(request: APIRequestContext, count: number): Promise<readonly [Story, Story]> {
  const long = await publish(request, { bodyHtml: paragraphs(14) });
  return [await publish(request, { standfirst: null, bodyHtml: words(count) }), long];
}

/** Records what the page reports of its readers. */
async function listen(page: Page): Promise<string[]> {
  const told: string[] = [];
  await page.route('**/api/v1/articles/*/views', async (route) => {
    told.push(new URL(route.request().url()).pathname.split('/')[4] ?? '');
    await route.fulfill({ status: 204 });
  });
  return told;
}

for (const [width, height, count] of [
  [2560, 1300, 25],
  [1440, 2430, 60],
  [411, 12_140, 25],
  [1280, 800, 1],
] as const) {
  test.describe(`in a window of ${String(width)} × ${String(height)}`, () => {
    test.use({ viewport: { width, height } });

    test('the page is what was opened until the reader moves', async ({ page, request }) => {
      const [short, long] = await shortOverLong(request, count);
      const viewed = await listen(page);
      await page.goto(`/articles/${short.slug}`);
      const before = await named(page);
      await expect(nth(page, 2)).toBeVisible();
      await expect.poll(() => viewed).toEqual([short.id]);
      expect(await named(page)).toEqual(before);
      expect(await page.evaluate(() => scrollY)).toBe(0);
      const number = Number(await nth(page, 2).getAttribute('data-number'));
      expect(await readNumbers(page)).not.toContain(number);
      expect(await readNumbers(page)).toContain(number + 1);

      await putAt(nth(page, 2), 0);
      await expect(page).toHaveURL(isOf({ ...long, number: 0 }));
      await page.evaluate(() => {
        scrollTo(0, 0);
      });
      await expect(page).toHaveURL(before.address);
      expect(await named(page)).toEqual(before);
    });

    test('the focus moves the page to another article and back', async ({ page, request }) => {
      const [short, long] = await shortOverLong(request, count);
      await page.goto(`/articles/${short.slug}`);
      await expect(nth(page, 2)).toBeVisible();
      await nth(page, 2).focus();
      await expect(page).toHaveURL(isOf({ ...long, number: 0 }));
      await page.keyboard.press('k');
      await expect(nth(page, 1)).toBeFocused();
      await expect(page).toHaveURL(isOf({ ...short, number: 0 }));
    });
  });
}

test.describe('in a window that holds many articles', () => {
  test.use({ viewport: { width: 1280, height: 4_000 } });

  test('all that are visible are in the page', async ({ page, request }) => {
    let short = await publish(request, { standfirst: null, bodyHtml: words(5) });
    for (let more = 0; more < 5; more += 1) short = await publish(request, { standfirst: null, bodyHtml: words(5) });
    await page.goto(`/articles/${short.slug}`);
    await expect(articles(page).nth(5)).toBeVisible();
    // Those far beneath the window may be boxes.
    const seen = (): Promise<number> =>
      page
        .locator('.placeholder')
        .evaluateAll((boxes) => boxes.filter((box) => box.getBoundingClientRect().top < innerHeight).length);
    await expect.poll(seen).toBe(0);
  });

  test('found text and links to a fragment move the page too', async ({ page, request }) => {
    const [short, long] = await shortOverLong(request, 25);
    await page.goto(`/articles/${short.slug}`);
    await expect(nth(page, 2)).toBeVisible();
    // The browser's own search selects what it finds, as this does.
    await page.evaluate((id) => {
      getSelection()?.selectAllChildren(document.getElementById(`title-${id}`) ?? document.body);
    }, long.id);
    await expect(page).toHaveURL(isOf({ ...long, number: 0 }));
    await page.evaluate((id) => {
      location.hash = `title-${id}`;
    }, short.id);
    await expect(page).toHaveURL(isOf({ ...short, number: 0 }));
  });

  test('a comment form that arrives does not scroll the page', async ({ page, request }) => {
    const [short] = await shortOverLong(request, 25);
    await page.goto(`/articles/${short.slug}`);
    await expect(page.getByRole('heading', { name: 'Leave a Comment' }).first()).toBeVisible();
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await expect(page).toHaveURL(isOf({ ...short, number: 0 }));
  });
});
