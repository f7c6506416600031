import { expect, isOf, nth, open, readOn, session, test } from './reader';

for (const place of ['head', 'foot']) {
  test(`the link of a later article is copied at its ${place}`, async ({ page, context, request }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { entry, rest } = await session(request);
    await open(page, entry);
    await readOn(page, 2);
    const copy = nth(page, 2).locator(`.share-${place} button[data-share=copy]`);
    await copy.click();
    await expect(copy).toHaveText('Link copied');
    expect(isOf(rest[0])(new URL(await page.evaluate(() => navigator.clipboard.readText())))).toBe(true);
    await expect(copy).toHaveText('Copy link');
  });
}

test('the share sheet is offered only if the browser has one', async ({ page, request }) => {
  const { entry } = await session(request);
  await open(page, entry);
  const offered = await page.evaluate(() => 'share' in navigator);
  for (const place of ['head', 'foot'])
    await expect(nth(page, 1).locator(`.share-${place} button[data-share=sheet]`)).toBeVisible({ visible: offered });
});

test('each click on a share link is counted once, at the head and at the foot', async ({ page, context, request }) => {
  const { entry } = await session(request);
  const told: string[] = [];
  page.on('request', (asked) => {
    if (asked.url().endsWith('/shares')) told.push(asked.postData() ?? '');
  });
  await context.route(/facebook|linkedin|x\.com/, (route) => route.fulfill({ body: 'shared' }));
  await open(page, entry);
  for (const [place, count] of [
    ['head', 1],
    ['foot', 2],
  ] as const) {
    const opened = context.waitForEvent('page');
    await nth(page, 1).locator(`.share-${place} a[data-share=facebook]`).click();
    await (await opened).close();
    await expect.poll(() => told.length).toBe(count);
  }
});

test.describe('in a window of a phone', { tag: '@once' }, () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the signs beneath the headline stand in one line, each large enough for a finger', async ({
    page,
    request,
  }) => {
    const { entry } = await session(request);
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'share', { value: () => Promise.resolve(), configurable: true });
    });
    await open(page, entry);
    const signs = nth(page, 1).locator('.share-head :is(a, button)');
    await expect(signs).toHaveCount(5);
    const boxes = await signs.evaluateAll((all) => all.map((sign) => sign.getBoundingClientRect().toJSON() as DOMRect));
    expect(new Set(boxes.map(({ top }) => Math.round(top))).size).toBe(1);
    for (const { width, height, right } of boxes) {
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
      expect(right).toBeLessThanOrEqual(390);
    }
  });
});
