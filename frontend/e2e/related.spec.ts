import type { Page } from '@playwright/test';
import { expect, published, test } from './reader';

/** Lists of what else to read. */
test.describe('what else to read', { tag: '@once' }, () => {
  const links = (page: Page) => page.locator('.article').first().locator('.related-list a');

  test('comes beneath an article, without what the page shows, and is not printed', async ({ page, request }) => {
    const [entry] = await published(request);
    await page.goto(`/articles/${entry?.slug ?? ''}`);
    await page.locator('.article .related').first().scrollIntoViewIfNeeded();
    await expect(links(page).first()).toBeVisible();
    const slugs = await page.locator('.article').evaluateAll((all) => all.map((one) => one.dataset['slug']));
    expect(slugs[0]).toBe(entry?.slug);
    for (const href of await links(page).evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? '')))
      expect(href).not.toBe(`/articles/${encodeURIComponent(entry?.slug ?? '')}`);
    await page.emulateMedia({ media: 'print' });
    await expect(links(page).first()).toBeHidden();
  });

  test('leads on where there is nothing', async ({ browser, request, baseURL }) => {
    await published(request);
    const page = await browser.newPage();
    await page.goto(`${baseURL ?? ''}/articles/nobody-wrote-this`);
    await page.locator('.related-list a').first().click();
    await expect(page.locator('h1.title').first()).toBeVisible();
    await page.close();
  });

  test.describe('without script', () => {
    test.use({ javaScriptEnabled: false });

    test('is a page of its own', async ({ page, request }) => {
      const [entry] = await published(request);
      await page.goto(`/articles/${entry?.slug ?? ''}`);
      await page.getByRole('link', { name: 'Related articles' }).click();
      await expect(page.locator('.related-list a').first()).toBeVisible();
    });
  });
});
