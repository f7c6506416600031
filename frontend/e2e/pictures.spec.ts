import { expect, test } from './reader';

test.use({ allowed: /Failed to load resource/ });

test('a picture that cannot be loaded leaves an empty box, without a frame', async ({ page }) => {
  await page.route(/\.(svg|png|jpe?g|webp)$/, (route) => route.abort());
  await page.goto('/');
  const picture = page.locator('.card-lead img').first();
  const { height = 0 } = (await picture.boundingBox()) ?? {};
  await expect
    .poll(() => picture.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth === 0))
    .toBe(false);
  expect((await picture.boundingBox())?.height).toBe(height);
  expect(height).toBeGreaterThan(100);
});
