import type { Locator, Page } from '@playwright/test';
import { expect, isOf, nth, open, putAt, readOn, session, test } from './reader';

interface Ring {
  readonly style: string;
  readonly width: number;
  readonly color: string;
  readonly ground: string;
}

const ringOf = (element: Locator): Promise<Ring> =>
  element.evaluate((focused) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(focused);
    const ground = getComputedStyle(document.documentElement).backgroundColor;
    return { style: outlineStyle, width: parseFloat(outlineWidth), color: outlineColor, ground };
  });

const panel = (page: Page): Locator => page.locator('#footer.is-open');

for (const forcedColors of ['none', 'active'] as const) {
  test(`the focus is visible on every article; forced colours: ${forcedColors}`, async ({ page, request }) => {
    await page.emulateMedia({ forcedColors });
    const { entry } = await session(request);
    await open(page, entry);
    for (let position = 2; position < 6; position += 1) {
      await page.keyboard.press('j');
      await expect(nth(page, position)).toBeFocused();
      const { style, width, color, ground } = await ringOf(nth(page, position));
      expect(style).toBe('solid');
      expect(width).toBeGreaterThanOrEqual(2);
      expect(color).not.toBe(ground);
    }
    for (let position = 4; position > 0; position -= 1) await page.keyboard.press('k');
    await expect(nth(page, 1)).toBeFocused();
    expect((await ringOf(nth(page, 1))).style).toBe('solid');
  });
}

test('single letters can be turned off, for later pages too, and on again', async ({ page, request }) => {
  const { entry } = await session(request);
  await open(page, entry);
  await readOn(page, 2);
  await page.locator('.bar-more').click();
  await page.getByRole('button', { name: 'Turn off the keys j and k' }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await open(page, entry);
  await readOn(page, 2);
  await page.keyboard.press('j');
  // Page Down is no single letter, and comes after.
  await nth(page, 1).getByRole('link').first().focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('PageDown');
  await expect(nth(page, 2)).toBeFocused();
  await page.locator('.bar-more').click();
  await page.getByRole('button', { name: 'Turn on the keys j and k' }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await expect(page.locator('[role=feed] > article:focus')).toHaveCount(1);
});

test('the panel closes by Escape and by its button, returns the focus, and leaves the history as it is', async ({
  page,
  request,
}) => {
  const { entry } = await session(request);
  await open(page, entry);
  const more = page.getByRole('link', { name: 'More', exact: true });
  const entries = await page.evaluate(() => history.length);
  const before = page.url();
  for (const close of ['Escape', 'Close'] as const) {
    await more.focus();
    await page.keyboard.press('Enter');
    await expect(panel(page)).toBeInViewport();
    await expect(page.locator('#footer')).toBeFocused();
    await expect(more).toHaveAttribute('aria-expanded', 'true');
    if (close === 'Escape') await page.keyboard.press('Escape');
    else await page.getByRole('link', { name: 'Close' }).click();
    await expect(panel(page)).toHaveCount(0);
    await expect(more).toBeFocused();
    await expect(more).toHaveAttribute('aria-expanded', 'false');
  }
  expect(await page.evaluate(() => history.length)).toBe(entries);
  expect(page.url()).toBe(before);
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('the panel gives way to what is focused behind it', async ({ page, request }) => {
  const { entry } = await session(request);
  await open(page, entry);
  await page.getByRole('link', { name: 'More', exact: true }).click();
  await expect(panel(page)).toBeInViewport();
  await nth(page, 1).getByRole('link').first().focus();
  await expect(panel(page)).toHaveCount(0);
  await expect(nth(page, 1).getByRole('link').first()).toBeFocused();
});

/** Counts the sheets of the page's print. */
async function sheets(page: Page): Promise<number> {
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test('prints the article that the address names, alone, with its date and address', async ({ page, request }) => {
  const { entry, rest } = await session(request);
  const [ninth = entry] = rest.slice(7);
  await open(page, ninth);
  const alone = await sheets(page);
  await open(page, entry);
  await readOn(page, 12);
  await putAt(nth(page, 9), 0);
  await expect(page).toHaveURL(isOf(ninth));
  expect(await sheets(page)).toBe(alone);
  await page.emulateMedia({ media: 'print' });
  await expect(nth(page, 9)).toBeVisible();
  await expect(page.locator('[role=feed] > :visible')).toHaveCount(1);
  await expect(nth(page, 9).locator('time').first()).toBeVisible();
  const address = await nth(page, 9)
    .locator('.article-head')
    .evaluate((head) => getComputedStyle(head, '::after').content);
  expect(isOf(ninth)(new URL(address.replaceAll('"', '')))).toBe(true);
  // A sheet of A4 less its margins has 643 × 971 pixels.
  await page.setViewportSize({ width: 643, height: 971 });
  const { page: high, article: text } = await page.evaluate(() => ({
    page: document.documentElement.scrollHeight,
    article: document.querySelector('[data-printed]')?.getBoundingClientRect().height ?? 0,
  }));
  expect(high).toBeLessThanOrEqual(Math.max(text + 300, 971));
  // Pictures and headings that are not divided leave room at the end of a sheet.
  expect(alone).toBeLessThanOrEqual(Math.ceil((1.3 * high) / 971));
  await page.emulateMedia({ media: 'screen' });
  await expect(nth(page, 8)).toBeVisible();
});

test('articles repeat no landmark and no live region', async ({ page, request }) => {
  const { entry } = await session(request);
  await open(page, entry);
  await readOn(page, 3);
  await nth(page, 2).locator('.comments').scrollIntoViewIfNeeded();
  await expect(nth(page, 2).getByRole('heading', { name: 'Leave a Comment' })).toBeVisible();
  // A wide table is a region with a name of its own, since it scrolls.
  const others = page.locator(':not(.table)');
  for (const role of ['complementary', 'region', 'form', 'navigation', 'status', 'alert'] as const)
    await expect(page.getByRole('feed').getByRole(role).and(others), role).toHaveCount(0);
  await expect(page.getByRole('feed').locator('[aria-live]')).toHaveCount(0);
});

test('code that is wider than the page can be scrolled by keyboard', async ({ page, request }) => {
  const { entry } = await session(request);
  await page.route('**/articles/*', async (route) => {
    if (route.request().resourceType() !== 'document') {
      await route.continue();
      return;
    }
    const answer = await route.fetch();
    const html = await answer.text();
    await route.fulfill({
      response: answer,
      body: html.replace(/<div class="prose[^>]*>/, (start) => `${start}<pre>${'wide '.repeat(300)}</pre>`),
    });
  });
  await open(page, entry);
  const code = nth(page, 1).locator('pre').first();
  await code.focus();
  await expect(code).toBeFocused();
  expect((await ringOf(code)).style).toBe('solid');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => code.evaluate((box) => box.scrollLeft)).toBeGreaterThan(0);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled });

    test('#comments leads to the thread of the opened article', async ({ page, request }) => {
      const { entry } = await session(request);
      await page.goto(`/articles/${encodeURIComponent(entry.slug)}#comments`);
      await expect(page.locator('.comments h2').first()).toBeInViewport();
      await expect(page).toHaveURL(/#comments$/);
      await page.goto(`/articles/${encodeURIComponent(entry.slug)}/comments#comments`);
      await expect(page.locator('.comments h2').first()).toBeInViewport();
    });
  });
}

test('#comments leads to the thread of the opened article when the next one comes first', async ({ page, request }) => {
  const { entry } = await session(request);
  let letGo = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/assets/extras*.js', async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(`/articles/${encodeURIComponent(entry.slug)}#comments`);
  await expect(page.locator('.comments h2').nth(1)).toBeAttached();
  letGo();
  await expect(page.locator('.comments h2').first()).toBeInViewport();
});

test('#comments leads to the thread of the article that the reader sees', async ({ page, request }) => {
  const { entry, rest } = await session(request);
  await open(page, entry);
  await readOn(page, 4);
  await putAt(nth(page, 3), 0);
  await expect(page).toHaveURL(isOf(rest[1]));
  await page.evaluate(() => {
    location.hash = 'comments';
  });
  await expect(nth(page, 3).locator('.comments h2')).toBeInViewport();
  await expect(page).toHaveURL(isOf(rest[1]));
});
