import { expect, test, type Page } from '@playwright/test';

/** Tests of the developers' console at /docs/stream. */

const value = (page: Page, name: string) => page.locator(`[data-value=${name}]`);

const rows = (page: Page) => page.locator('[data-log] .row');

const openConsole = async (page: Page): Promise<void> => {
  await page.goto('/docs/stream');
  await expect(page.locator('select[name=article] option').nth(5)).toBeAttached();
};

test('opens a stream, raises the credit, breaks the connection and resumes', async ({ page }) => {
  await openConsole(page);
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(value(page, 'connection')).toHaveText('open');
  await expect(value(page, 'position')).toHaveText('1');
  await page.getByRole('button', { name: 'Raise credit (+1)' }).click();
  await expect(value(page, 'position')).toHaveText('2');
  await expect(value(page, 'credit')).toHaveText('2');
  await page.getByRole('button', { name: 'Break the connection' }).click();
  await expect(value(page, 'connection')).toHaveText('closed');
  await expect(page.locator('[data-curl]')).toContainText('Last-Event-ID: ');
  await page.getByRole('button', { name: 'Reconnect with the last id' }).click();
  await expect(page.getByRole('status')).toHaveText('Open: exact.');
  await expect(value(page, 'position')).toHaveText('2');
  await expect(value(page, 'duplicates')).toHaveText('0');
});

test('shows each block as received, beside its meaning', async ({ page }) => {
  await openConsole(page);
  await page.getByRole('button', { name: 'Open' }).click();
  const hello = rows(page).filter({ hasText: 'event: hello' });
  await expect(hello.locator('pre').first()).toContainText(
    /^retry: \d+\nid: \S+\nevent: hello\ndata: \{"type":"hello","sid":/,
  );
  await expect(hello.locator('details pre')).toContainText('"resume": "fresh"');
});

test('counts repeated events', async ({ page }) => {
  await openConsole(page);
  await page.getByRole('checkbox', { name: 'duplicate' }).check();
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(value(page, 'duplicates')).toHaveText('1');
  await expect(page.locator('[data-log]')).toContainText('You show version 1 of this article already.');
});

test('distinguishes incomplete blocks, and reconnects by itself', async ({ page }) => {
  await openConsole(page);
  await page.getByRole('spinbutton', { name: /upTo/ }).fill('3');
  await page.getByRole('checkbox', { name: 'cut' }).check();
  await page.getByRole('checkbox', { name: 'Reconnect by itself' }).check();
  await page.getByRole('button', { name: 'Open' }).click();
  for (let i = 0; i < 9; i++) {
    await page.getByRole('button', { name: 'Raise credit (+1)' }).click();
    await expect(value(page, 'position')).not.toHaveText('–');
  }
  await expect(page.locator('[data-log]')).toContainText('Not a whole block', { timeout: 50_000 });
  await expect(rows(page).filter({ hasText: '"resume": "exact"' }).first()).toBeAttached();
});

test('explains a refused request', async ({ page }) => {
  await openConsole(page);
  await page.getByRole('combobox', { name: /^Section/ }).fill('No Such Section');
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(value(page, 'connection')).toHaveText('closed');
  await expect(page.getByRole('status')).toHaveText(/Refused with 40\d/);
});

test('has neither errors nor anything wider than the window', async ({ page }) => {
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  await openConsole(page);
  await page.getByRole('checkbox', { name: /html=1/ }).check();
  await page.getByRole('spinbutton', { name: /upTo/ }).fill('3');
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(value(page, 'position')).toHaveText('3');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    await page.evaluate(() => window.innerWidth),
  );
  expect(errors).toEqual([]);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('explains its purpose, and how to use curl instead', async ({ page }) => {
    await page.goto('/docs/stream');
    await expect(page.getByText('The console needs script')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Open' })).toBeHidden();
    await expect(page.locator('#curl pre')).toContainText('curl -N');
  });
});
