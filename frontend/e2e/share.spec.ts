import { expect, isOf, nth, open, readOn, session, test } from './reader';

test('the link of a later article is copied', async ({ page, context, request }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { entry, rest } = await session(request);
  await open(page, entry);
  await readOn(page, 2);
  const copy = nth(page, 2).locator('button[data-share=copy]');
  await copy.click();
  await expect(copy).toHaveText('Link copied');
  expect(isOf(rest[0])(new URL(await page.evaluate(() => navigator.clipboard.readText())))).toBe(true);
  await expect(copy).toHaveText('Copy link');
});

test('the share sheet is offered only if the browser has one', async ({ page, request }) => {
  const { entry } = await session(request);
  await open(page, entry);
  const offered = await page.evaluate(() => 'share' in navigator);
  await expect(nth(page, 1).locator('button[data-share=sheet]')).toBeVisible({ visible: offered });
});
