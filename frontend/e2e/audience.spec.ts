import type { Page, Request } from '@playwright/test';
import { expect, nth, open, putAt, readOn, session, test } from './reader';

interface Told {
  readonly article: string;
  readonly door: string;
  readonly said: { readonly viewId?: string; readonly depth?: number; readonly target?: string };
}

/** Collects the reports that the page sends from now on. */
function listen(page: Page): Told[] {
  const told: Told[] = [];
  page.on('request', (asked: Request) => {
    const found = /\/api\/v1\/articles\/([^/]+)\/(views|shares)$/.exec(new URL(asked.url()).pathname);
    if (found === null || asked.method() !== 'POST') return;
    const [, article = '', door = ''] = found;
    told.push({ article, door, said: JSON.parse(asked.postData() ?? '') as Told['said'] });
  });
  return told;
}

const viewsOf = (told: readonly Told[]): string[] =>
  told.filter(({ door, said }) => door === 'views' && said.depth === undefined).map(({ article }) => article);

async function dwell(page: Page, position: number): Promise<void> {
  await putAt(nth(page, position), 0);
  await page.waitForTimeout(1_300);
}

test('three articles read are three views, none again on the way back, and a share is counted', async ({
  page,
  context,
  request,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { entry, rest } = await session(request);
  const told = listen(page);
  await open(page, entry);
  await readOn(page, 4);
  for (const position of [1, 2, 3, 2, 1]) await dwell(page, position);
  const met = [entry, ...rest].slice(0, 3).map(({ id }) => id);
  const views = viewsOf(told).filter((id) => met.includes(id));
  expect(views.sort()).toEqual([...met].sort());
  const depths = told.filter(({ said }) => said.depth !== undefined);
  expect(depths.length).toBeGreaterThan(0);
  for (const { said } of depths) expect(said.depth).toBeLessThanOrEqual(100);

  await nth(page, 1).locator('.share-head button[data-share=copy]').click();
  await expect
    .poll(() => told.filter(({ door }) => door === 'shares').map(({ said }) => said.target))
    .toEqual(['copy']);
  const name = told.find(({ article }) => article === entry.id)?.said.viewId;
  expect(told.find(({ door }) => door === 'shares')?.said.viewId).toBe(name);
});

test('a reader who asks not to be tracked is not counted', async ({ page, request }) => {
  const { entry } = await session(request);
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true });
  });
  const told = listen(page);
  await open(page, entry);
  await dwell(page, 1);
  await page.goto('/');
  expect(told).toEqual([]);
});
