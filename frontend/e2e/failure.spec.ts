import type { Page, Route } from '@playwright/test';
import {
  END,
  expect,
  FAILED,
  HOTEL,
  isAtEnd,
  loader,
  LOADING,
  open,
  scrollUntil,
  session,
  shortSession,
  test,
} from './reader';

/** Ways in which a request for the next article goes wrong. */
const FAILURES: readonly [string, (route: Route) => Promise<void> | void][] = [
  ['a 500', (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"status":500}' })],
  ['a cut connection', (route) => route.abort('connectionreset')],
  ['nonsense', (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '{}' })],
  ["a hotel's page", (route) => route.fulfill(HOTEL)],
  // The request is never answered, so the page's own time-out ends it.
  ['a time-out', () => undefined],
];

test.use({ allowed: /Failed to load resource/ });

async function withoutStream(page: Page): Promise<void> {
  await page.route('**/api/v1/stream?*', (route) => route.fulfill({ status: 204 }));
}

const isFailed = (page: Page) => async (): Promise<boolean> =>
  (await loader(page).getAttribute('data-state')) === 'failed' && (await loader(page).isVisible());

for (const [name, fail] of FAILURES) {
  test(`${name} is shown as an error, never as the end, and Retry goes on`, async ({ page, request }) => {
    const { entry, rest } = await shortSession(page, request);
    let working = 2;
    await withoutStream(page);
    await page.route('**/next?*', (route) => (working-- > 0 ? route.continue() : fail(route)));
    await open(page, entry);
    const met = await scrollUntil(page, isFailed(page));
    expect(met).toEqual([entry, ...rest].slice(0, 3).map(({ id }) => id));
    await expect(loader(page)).toContainText(FAILED);
    await expect(loader(page)).not.toContainText(END);
    // Retry does what the link does.
    await expect(page.getByRole('link', { name: 'Load next article' })).toBeHidden();

    const retry = page.getByRole('button', { name: 'Retry' });
    if (name !== 'a time-out') {
      await retry.click();
      await expect(loader(page)).toContainText(FAILED);
    }
    await page.unroute('**/next?*');
    await retry.click();
    await expect(page.locator(`[data-id="${rest[2]?.id ?? ''}"]`)).toBeFocused();
    const all = await scrollUntil(page, isAtEnd(page));
    expect(all.slice(-3)).toEqual(rest.slice(-3).map(({ id }) => id));
  });
}

test('the loader shows that it loads', async ({ page, request }) => {
  const { entry } = await session(request);
  await withoutStream(page);
  await page.route('**/next?*', () => undefined);
  await open(page, entry);
  await scrollUntil(page, async () => (await loader(page).getAttribute('data-state')) === 'loading');
  await loader(page).scrollIntoViewIfNeeded();
  await expect(loader(page)).toContainText(LOADING);
});

test('loading goes on by itself once the network is back', async ({ page, context, request }) => {
  const { entry, rest } = await shortSession(page, request);
  await open(page, entry);
  await scrollUntil(page, () => Promise.resolve(true));
  await context.setOffline(true);
  await withoutStream(page);
  await scrollUntil(page, isFailed(page));
  await context.setOffline(false);
  const met = await scrollUntil(page, isAtEnd(page));
  expect(met.at(-1)).toBe(rest.at(-1)?.id);
});
