import { expect, isOf, nth, open, published, test, topOf } from './reader';

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

test('a lead picture that cannot be loaded gives way to its description', async ({ page, request }) => {
  const [entry] = (await published(request)).filter(({ image }) => image !== null);
  if (entry === undefined) throw new Error('no article has a picture');
  await page.route(/\.(svg|png|jpe?g|webp)$/, (route) => route.abort());
  await open(page, entry);
  const lead = nth(page, 1).locator('.lead');
  await expect(lead.locator('img')).toBeHidden();
  const said = await lead.evaluate((figure) => getComputedStyle(figure, '::before').content);
  expect(said).toBe(`"${(await lead.locator('img').getAttribute('alt')) ?? ''}"`);
  expect((await lead.boundingBox())?.height).toBeLessThan(100);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  expect(await topOf(nth(page, 1).locator('.prose'))).toBeGreaterThan(0);
  await expect(page).toHaveURL(isOf(entry));
});
