import type { Page } from '@playwright/test';
import { expect, FAILED, frontOrder, HOTEL, loader, test } from './reader';

const titles = (page: Page): Promise<string[]> =>
  page.locator('main h2 a[href^="/articles/"]').evaluateAll((links) => links.map((a) => a.getAttribute('href') ?? ''));

async function scrollTo(page: Page, state: string): Promise<Set<string>> {
  const met = new Set<string>();
  for (let moves = 0; moves < 500; moves += 1) {
    const isThere = (await loader(page).getAttribute('data-state')) === state;
    for (const title of await titles(page)) met.add(title);
    if (isThere) return met;
    await page.mouse.wheel(0, 500);
    await page.waitForTimeout(20);
  }
  throw new Error(`never ${state}`);
}

test('the front page scrolls through every headline, and stays the front page', async ({ page, request }) => {
  await page.goto('/');
  const met = [...(await scrollTo(page, 'end'))];
  expect(met).toEqual(await frontOrder(request, met[0]));
  expect(new URL(page.url()).pathname).toBe('/');
  await expect(loader(page)).toContainText('These are all our headlines.');
});

test('Back from an article returns to its headline', async ({ page }) => {
  await page.addInitScript(() => {
    addEventListener('unload', () => undefined);
  });
  await page.goto('/');
  await scrollTo(page, 'end');
  const last = page.locator('main h2 a[href^="/articles/"]').last();
  await last.scrollIntoViewIfNeeded();
  const top = await last.evaluate((link) => link.getBoundingClientRect().top);
  const href = await last.getAttribute('href');
  await last.click();
  await expect(page).toHaveURL(href ?? '');
  await page.goBack();
  await expect(page.locator('main h2 a[href^="/articles/"]').last()).toHaveAttribute('href', href ?? '');
  await expect
    .poll(async () => Math.abs((await last.evaluate((link) => link.getBoundingClientRect().top)) - top))
    .toBeLessThanOrEqual(2);
});

test.describe('when the next page fails', () => {
  test.use({ allowed: /Failed to load resource/ });

  for (const answer of [{ status: 500 }, HOTEL])
    test(`the list says so after ${String(answer.status)}, and Retry goes on`, async ({ page }) => {
      await page.route('**fragment=1*', (route) => route.fulfill(answer));
      await page.goto('/');
      await scrollTo(page, 'failed');
      await expect(loader(page)).toContainText(FAILED);
      // Retry does what the link does.
      await expect(page.getByRole('link', { name: 'More headlines' })).toBeHidden();
      await page.unroute('**fragment=1*');
      await page.getByRole('button', { name: 'Retry' }).click();
      await scrollTo(page, 'end');
    });

  test('a script of lists that cannot be loaded is asked for again', async ({ page }) => {
    const script = '**/assets/headlines-*.js';
    let asked = 0;
    await page.route(script, (route) => {
      asked += 1;
      return asked === 1 ? route.abort() : route.continue();
    });
    await page.goto('/');
    await scrollTo(page, 'end');
    expect(asked).toBe(2);
  });
});
