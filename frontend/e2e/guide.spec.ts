import type { Page } from '@playwright/test';
import { expect, test } from './reader';

/** Tests of the guide at /docs and of the reference. Their page fixture fails if the page breaks the policy or logs an error. */

/** Returns the words that are spread over two lines or more. */
function brokenWords(page: Page, selector: string): Promise<readonly string[]> {
  return page.locator(selector).evaluateAll((elements) =>
    elements.flatMap((element) => {
      const broken: string[] = [];
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
        for (const { 0: word, index } of (node.nodeValue ?? '').matchAll(/\p{L}+/gu)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word);
        }
      }
      return broken;
    }),
  );
}

const width = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);

test('no word in a table is broken, and nothing is wider than the window', async ({ page }) => {
  const size = page.viewportSize() ?? { width: 0, height: 0 };
  for (const wide of [size.width, size.width > 600 ? 1440 : 320]) {
    await page.setViewportSize({ ...size, width: wide });
    await page.goto('/docs');
    expect(await brokenWords(page, 'td, th')).toEqual([]);
    expect(await width(page)).toBeLessThanOrEqual(wide);
  }
});

test('the contents stay in view, and say where the reader is', async ({ page }) => {
  await page.goto('/docs');
  const contents = page.getByRole('navigation', { name: 'Contents' });
  const button = page.getByRole('button', { name: 'Contents' });
  await page.locator('#glossary').scrollIntoViewIfNeeded();
  if (await button.isVisible()) {
    await expect(button).toBeInViewport();
    await button.click();
  }
  await expect(contents).toBeInViewport();
  await expect(contents.locator('[aria-current]')).toHaveCount(1);
  await contents.getByRole('link', { name: 'Credit' }).click();
  await expect(page).toHaveURL(/#credit$/);
  await expect(page.getByRole('heading', { name: 'Credit', exact: true })).toBeInViewport();
  // On a phone, the contents close once a link is followed.
  const closed = page.getByRole('navigation', { name: 'Contents', includeHidden: true });
  await expect(closed.locator('[aria-current]')).toHaveText('Credit');
  if (await button.isVisible()) await expect(contents).toBeHidden();
});

test('code is copied by its button, whole', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/docs');
  await page.getByRole('button', { name: 'Copy: Install the client' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  const { origin } = new URL(page.url());
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`npm install ${origin}/client.tgz`);
  expect(await page.getByRole('button', { name: /^Copy:/ }).count()).toBe(await page.locator('main pre').count());
});

test('a wide block is scrolled by keyboard', async ({ page }) => {
  await page.goto('/docs');
  const block = page.getByRole('group', { name: 'A page with EventSource' });
  await expect(async () => {
    await block.focus();
    await page.keyboard.press('ArrowDown'); // without effect before the page is laid out
    await expect.poll(() => block.evaluate(({ scrollTop }) => scrollTop), { timeout: 2_000 }).toBeGreaterThan(0);
  }).toPass();
});

test('the reference draws every operation, and sends a request from its form', async ({ page, request }) => {
  const answer = await request.get('/openapi.json');
  const { paths } = (await answer.json()) as { readonly paths: Readonly<Record<string, object>> };
  const methods = Object.values(paths).flatMap((path) =>
    Object.keys(path).filter((key) => /^(get|put|post|patch|delete)$/.test(key)),
  );
  await page.goto('/docs/reference');
  await expect(page.locator('.opblock')).toHaveCount(methods.length);
  const feed = page.locator('.opblock-get', { has: page.locator('[data-path="/api/v1/feed"]') });
  await feed.getByRole('button').first().click();
  await feed.getByRole('button', { name: 'Try it out' }).click();
  await feed.getByRole('button', { name: 'Execute' }).click();
  await expect(feed.locator('.live-responses-table .response-col_status').last()).toContainText('200');
  await expect(feed.locator('.live-responses-table')).toContainText('"items"');
  expect(await width(page)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
});
