import type { Page } from '@playwright/test';
import { expect, open, session, test } from './reader';

const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselbund';

/** The pages that readers begin at. */
const PAGES = [
  '/',
  '/sections',
  '/tags',
  '/authors',
  '/sections/district',
  '/tags/trams',
  '/authors/tomas-vell',
  '/search',
  '/search?q=the',
];

/** Returns the texts of links and buttons that are smaller than WCAG 2.5.8 allows; those in running text may be. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a, button')]
      .filter((target) => target.checkVisibility() && target.closest('.prose, .skips') === null)
      .filter((target) => {
        const { width, height } = target.getBoundingClientRect();
        return width > 0 && Math.min(width, height) < 23.9;
      })
      .map((target) => `${target.className} ${target.textContent}`),
  );

for (const address of PAGES) {
  test(`targets are large enough on ${address}`, async ({ page }) => {
    await page.goto(address);
    expect(await tooSmall(page)).toEqual([]);
  });
}

test('targets of an article are large enough', async ({ page, request }) => {
  const { entry } = await session(request);
  await open(page, entry);
  expect(await tooSmall(page)).toEqual([]);
});

test.describe('in the narrowest window', { tag: '@once' }, () => {
  test.use({ viewport: { width: 320, height: 640 }, allowed: /Failed to load resource/ });

  for (const address of [...PAGES, '/nothing/at/all']) {
    test(`no word from outside widens ${address}`, async ({ page }) => {
      await page.goto(address);
      await page.evaluate((word) => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const ours = '.skips, .bar-more, .index-count';
        while (walker.nextNode() !== null) {
          const text = walker.currentNode;
          if (text.nodeValue?.trim() !== '' && text.parentElement?.closest(ours) === null) text.nodeValue = word;
        }
      }, LONG);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    });
  }
});

test('only the section of the page is underlined with forced colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/sections/district');
  const lines = await page.locator('.bar-sections a').evaluateAll((links) => {
    const ground = getComputedStyle(document.documentElement).backgroundColor;
    return links.filter((link) => getComputedStyle(link).borderBottomColor !== ground).map((link) => link.ariaCurrent);
  });
  expect(lines).toEqual(['page']);
});

test('the directories lead through all sections, tags and authors without script', async ({ page, request }) => {
  for (const kind of ['sections', 'tags', 'authors']) {
    const { items } = (await (await request.get(`/api/v1/${kind}?limit=200`)).json()) as { items: { name: string }[] };
    await page.goto('/');
    await page.locator(`#footer a[href="/${kind}"]`).evaluate((link: HTMLElement) => {
      link.click();
    });
    await expect(page.locator('.index-group a')).toHaveText(items.map(({ name }) => name));
  }
});
