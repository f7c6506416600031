import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import { correct, publish, retract } from './newsroom';
import { END, expect, session, test } from './reader';

const CLIENT = join(import.meta.dirname, '../client');

/** Serves the example beside the built client, on the origin of the API, as a front-end developer would. */
async function serveExample(page: Page): Promise<void> {
  const built = await build({
    configFile: join(CLIENT, 'vite.config.ts'),
    logLevel: 'silent',
    build: { write: false },
  });
  const [output] = [built].flat() as Rolldown.RolldownOutput[];
  const modules = output?.output.filter((part) => part.type === 'chunk') ?? [];
  const example = await readFile(join(CLIENT, 'example.html'), 'utf8');
  expect(example.trimEnd().split('\n').length).toBeLessThan(60);
  await page.route('**/mine/example.html', (route) => route.fulfill({ contentType: 'text/html', body: example }));
  for (const { fileName, code } of modules)
    await page.route(`**/mine/dist/${fileName}`, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: code }),
    );
}

test('the client’s example page works as it is copied', async ({ page, request }) => {
  const { entry, rest } = await session(request, 0);
  const unread = rest.slice(0, 2);
  const newest = Math.max(...[entry, ...rest].map(({ number }) => number));
  const read = Array.from({ length: newest }, (_, index) => index + 1).filter(
    (number) => !unread.some((article) => article.number === number),
  );
  await page.addInitScript((numbers) => {
    localStorage.setItem('read', numbers);
  }, read.join(','));
  await serveExample(page);
  await page.goto('/mine/example.html');
  await expect(page.getByRole('heading', { name: entry.title, exact: true })).toBeVisible();
  await expect(async () => {
    await page.mouse.wheel(0, 5_000);
    await expect(page.getByText(END)).toBeVisible({ timeout: 200 });
  }).toPass();
  const titles = await page.locator('article > h2:first-child').allTextContents();
  expect(titles).toEqual([entry, ...unread].map(({ title }) => title));

  const story = await publish(request);
  await expect(page.getByText(/^\d+ new$/)).toBeVisible();
  const other = await page.context().newPage();
  await serveExample(other);
  await other.goto('/mine/example.html');
  await expect(other.getByRole('heading', { name: story.title })).toBeVisible();
  const corrected = await correct(request, story, { title: 'A better headline', note: 'The headline was wrong.' });
  await expect(other.getByRole('heading', { name: 'A better headline' })).toBeVisible();
  await expect(other.getByText(/Corrected \d{4}-\d\d-\d\d: The headline was wrong\./)).toBeVisible();
  await retract(request, corrected, 'takedown', 'It was a test.');
  await expect(other.getByText('It was a test.')).toBeVisible();
});
