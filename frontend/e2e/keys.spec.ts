import { articles, expect, loader, nth, open, readOn, session, test } from './reader';

test('j and k go between articles, and j asks for more at the last', async ({ page, request }) => {
  const { entry } = await session(request);
  await open(page, entry);
  for (let position = 2; position < 12; position += 1) {
    await page.keyboard.press('j');
    await expect(nth(page, position)).toBeFocused();
    await expect(nth(page, position)).toBeInViewport();
  }
  await page.keyboard.press('k');
  await expect(nth(page, 10)).toBeFocused();
});

test('Page Down and Page Up go between articles for readers who use the keyboard', async ({ page, request }) => {
  const { entry } = await session(request);
  await open(page, entry);
  await nth(page, 1).getByRole('link').first().focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('PageDown');
  await expect(nth(page, 2)).toBeFocused();
  await page.keyboard.press('PageDown');
  await expect(nth(page, 3)).toBeFocused();
  await page.keyboard.press('PageUp');
  await expect(nth(page, 2)).toBeFocused();
  await page.keyboard.press('Control+End');
  await expect(page.getByRole('link', { name: 'Load next article' })).toBeFocused();
  await expect(loader(page)).toHaveAttribute('data-state', 'idle');
  const count = await articles(page).count();
  await page.waitForTimeout(300);
  expect(await articles(page).count()).toBe(count);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-posinset'))).not.toBeNull();
  await page.keyboard.press('Control+Home');
  expect(await page.evaluate(() => document.activeElement?.closest('[role=feed]') ?? null)).toBeNull();
});

test('Page Down scrolls for readers who use a mouse', async ({ page, request }) => {
  const { entry } = await session(request);
  await open(page, entry);
  await nth(page, 1).locator('p').first().click();
  await page.keyboard.press('PageDown');
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  await expect(page.locator('[aria-posinset="2"]:focus')).toHaveCount(0);
});

test('fields keep their keys', async ({ page, request }) => {
  const { entry } = await session(request);
  await open(page, entry);
  await readOn(page, 2);
  await nth(page, 1).evaluate((article) => {
    article.append(document.createElement('textarea'));
  });
  const field = nth(page, 1).locator(':scope > textarea');
  await field.focus();
  await page.keyboard.type('jkj');
  await expect(field).toHaveValue('jkj');
  await expect(field).toBeFocused();
});

test('the link loads the next article from anywhere', async ({ page, request }) => {
  const { entry, rest } = await session(request);
  await open(page, entry);
  const link = page.getByRole('link', { name: 'Load next article' });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator(':focus')).toHaveAttribute('aria-posinset', /\d/);
  await expect(nth(page, 2)).toHaveAttribute('data-id', rest[0]?.id ?? '');
});
