import type { Page } from '@playwright/test';
import { expect, published, test } from './reader';

/** The search page with its own script, and without any. */

const field = (page: Page) => page.getByRole('combobox', { name: 'Search for' });
/** The list's alone: the form has fields with options too. */
const options = (page: Page) => page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
const results = (page: Page) => page.locator('.search .card-title a');

const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

test('a reader finds an article from any page', async ({ page, request }) => {
  const [, wanted] = await published(request);
  await page.goto('/');
  await page.getByRole('link', { name: 'Search', exact: true }).first().click();
  await field(page).fill(`"${wanted?.title ?? ''}"`);
  await field(page).press('Escape');
  await field(page).press('Enter');
  await expect(results(page).first()).toHaveText(wanted?.title ?? '');
  await results(page).first().click();
  await expect(page).toHaveURL(({ pathname }) => decodeURIComponent(pathname) === `/articles/${wanted?.slug ?? ''}`);
});

test('suggestions are chosen with the keyboard', async ({ page, request }) => {
  const [wanted] = await published(request);
  await page.goto('/search');
  await field(page).pressSequentially(wanted?.title.slice(0, 40) ?? '');
  const option = options(page).filter({ hasText: wanted?.title ?? '' });
  await expect(option.first()).toBeVisible();
  await expect(field(page)).toHaveAttribute('aria-expanded', 'true');
  const count = await options(page).count();
  for (let at = 0; at < count && (await option.first().getAttribute('aria-selected')) !== 'true'; at += 1)
    await field(page).press('ArrowDown');
  await expect(field(page)).toHaveAttribute('aria-activedescendant', (await option.first().getAttribute('id')) ?? '');
  await field(page).press('Enter');
  await expect(page).toHaveURL(({ pathname }) => decodeURIComponent(pathname) === `/articles/${wanted?.slug ?? ''}`);
});

test('a suggestion opens by a touch, and the list closes by Escape and outside', async ({ page, request }) => {
  const [wanted] = await published(request);
  await page.goto('/search');
  await field(page).pressSequentially(wanted?.title.slice(0, 20) ?? '');
  await expect(options(page).first()).toBeVisible();
  await field(page).press('Escape');
  await expect(options(page)).toHaveCount(0);
  await field(page).pressSequentially(wanted?.title.slice(20, 22) ?? '');
  await expect(options(page).first()).toBeVisible();
  await page.getByRole('heading', { name: 'Search' }).click();
  await expect(options(page)).toHaveCount(0);
  await field(page).fill('');
  await field(page).pressSequentially(wanted?.title.slice(0, 20) ?? '');
  await options(page)
    .filter({ hasText: wanted?.title ?? '' })
    .first()
    .click();
  await expect(page).toHaveURL(({ pathname }) => decodeURIComponent(pathname) === `/articles/${wanted?.slug ?? ''}`);
});

test.describe('in the narrowest window', { tag: '@once' }, () => {
  test.use({ viewport: { width: 320, height: 640 }, allowed: /400 \(Bad Request\)/ });

  for (const address of ['/search', '/search?q=the', `/search?q=${LONG}`, '/search?q=the&from=yesterday']) {
    test(`no word widens ${address.slice(0, 40)}`, async ({ page }) => {
      await page.goto(address);
      await page.evaluate((word) => {
        for (const title of document.querySelectorAll('.card-title a, .search-passage, option, .search-kept bdi'))
          title.textContent = word;
      }, LONG);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    });
  }
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the search works, keeps its filters and says what is missing @once', async ({ page, request }) => {
    const [wanted] = await published(request);
    await page.goto('/search');
    await page.locator('summary').click();
    await page.getByLabel('Search for').fill(`"${wanted?.title ?? ''}"`);
    await page.getByLabel('Order').selectOption('newest');
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(results(page).first()).toHaveText(wanted?.title ?? '');
    await expect(page.getByLabel('Order')).toHaveValue('newest');
    await page.getByLabel('Search for').fill('qqxzzyv');
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(page.locator('.search-said').first()).toContainText('Nothing was found');
  });
});
