import type { Page } from '@playwright/test';
import { articles, expect, HOTEL, isOf, loader, nth, open, putAt, readOn, session, test, topOf } from './reader';

/** Pixels by which a position may differ, since scroll positions are rounded. */
const CLOSE = 2;

/** Makes the browser load the page anew on Back: it keeps no page with such a listener. */
async function withoutBackForwardCache(page: Page): Promise<void> {
  await page.addInitScript(() => {
    addEventListener('unload', () => undefined);
  });
}

for (const kept of [true, false]) {
  test(`Back restores the scroll position ${kept ? 'in a page that the browser kept' : 'in a page that is loaded anew'}`, async ({
    page,
    request,
  }) => {
    if (!kept) await withoutBackForwardCache(page);
    const { entry, rest } = await session(request);
    await open(page, entry);
    await readOn(page, 7);
    await putAt(nth(page, 6), -137);
    await expect(page).toHaveURL(isOf(rest[4]));
    const top = await topOf(nth(page, 6));
    const before = page.url();

    await page.goto('/');
    // A page that the browser kept is not loaded, so there is no load to await.
    await page.goBack({ waitUntil: 'commit' });
    await expect(page).toHaveURL(before);
    await expect(nth(page, 6)).toHaveAttribute('data-id', rest[4]?.id ?? '');
    await expect(nth(page, 5)).toHaveAttribute('data-id', rest[3]?.id ?? '');
    await expect.poll(async () => Math.abs((await topOf(nth(page, 6))) - top)).toBeLessThanOrEqual(CLOSE);

    const met = await readOn(page, 10);
    const order = [entry, ...rest].map(({ id }) => id);
    expect(met).toEqual(order.filter((id) => met.includes(id)));
    expect(met).toContain(order[9]);
    await page.evaluate(() => {
      scrollTo({ top: 0, behavior: 'instant' });
    });
    await expect(nth(page, 1)).toHaveAttribute('data-id', entry.id);
  });
}

test.describe('with documents that are no pages', () => {
  test.use({ allowed: /favicon\.ico/ });

  test('the browser may keep the page for Back, if it keeps any', async ({ page, request }) => {
    const { entry } = await session(request);
    const keepsAny = await isKept(page, '/favicon.svg');
    test.info().annotations.push({ type: 'this browser keeps pages', description: String(keepsAny) });
    expect(await isKept(page, `/articles/${encodeURIComponent(entry.slug)}`)).toBe(keepsAny);
  });
});

/** Whether Back restores the page from the cache, although its stream was open when it was left. */
async function isKept(page: Page, address: string): Promise<boolean> {
  const stream = address.startsWith('/articles') ? page.waitForResponse('**/api/v1/stream?*') : null;
  await page.goto(address);
  await stream;
  await page.evaluate(() => Object.assign(window, { mark: true }));
  await page.goto('/site.webmanifest');
  await page.goBack({ waitUntil: 'commit' });
  return page.evaluate(() => 'mark' in window);
}

test('a reload restores the scroll position', async ({ page, request }) => {
  const { entry, rest } = await session(request);
  await open(page, entry);
  await readOn(page, 5);
  await putAt(nth(page, 4), -50);
  await expect(page).toHaveURL(isOf(rest[2]));
  const top = await topOf(nth(page, 4));
  await page.reload();
  await expect.poll(async () => Math.abs((await topOf(nth(page, 4))) - top)).toBeLessThanOrEqual(CLOSE);
});

test('an article opened from the list begins at its top, not at an old scroll position', async ({ page, request }) => {
  const { entry } = await session(request);
  await open(page, entry);
  await readOn(page, 4);
  await open(page, entry);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await expect(articles(page).first()).toHaveAttribute('data-id', entry.id);
});

test.describe('with an article that cannot be loaded again', () => {
  test.use({ allowed: /Failed to load resource/ });

  for (const answer of [{ status: 503 }, HOTEL])
    test(`a Retry button replaces it after ${String(answer.status)}`, async ({ page, request }) => {
      await withoutBackForwardCache(page);
      const { entry, rest } = await session(request);
      await open(page, entry);
      await readOn(page, 6);
      await putAt(nth(page, 5), -20);
      await expect(page).toHaveURL(isOf(rest[3]));
      await page.goto('/');
      await page.route('**?fragment=1', (route) => route.fulfill(answer));
      await page.goBack();
      const box = page.locator('.placeholder', { has: page.getByRole('button', { name: 'Retry' }) }).last();
      await expect(box).toHaveCount(1);
      await page.unroute('**?fragment=1');
      await box.getByRole('button').click();
      await expect(nth(page, 6)).toHaveAttribute('data-id', rest[4]?.id ?? '');
      await expect(loader(page)).toHaveCount(1);
    });
});
