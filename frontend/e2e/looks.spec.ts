import type { Page } from '@playwright/test';
import { expect, isAtEnd, loader, nth, open, putAt, readOn, scrollUntil, session, test } from './reader';

/** Takes screenshots for people to look at, in light and dark, in both sizes, with `SCREENSHOTS=1`. Compares nothing. */
for (const light of ['light', 'dark'] as const) {
  test.describe(light, () => {
    test.use({ colorScheme: light });

    test('takes an article, its loader, the end, and the list', async ({ page, request }) => {
      const { entry } = await session(request);
      await open(page, entry);
      await picture(page, light, 'article');
      await readOn(page, 2);
      await putAt(nth(page, 2), (page.viewportSize()?.height ?? 0) * 0.6);
      await picture(page, light, 'next');
      await scrollUntil(page, isAtEnd(page));
      await loader(page).scrollIntoViewIfNeeded();
      await picture(page, light, 'end');
      await page.goto('/');
      await picture(page, light, 'front');
      await page.locator('#footer').scrollIntoViewIfNeeded();
      await expect(page.locator('#footer')).toBeVisible();
    });
  });
}

async function picture(page: Page, light: string, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: `../target/screenshots/${test.info().project.name}-${light}-${name}.png` });
}
