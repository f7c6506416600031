import { expect, type APIRequestContext, type Page } from '@playwright/test';
import { publish, type Story } from './newsroom';
import { test } from './reader';

const TOKEN = process.env['NEWSROOM_TOKEN'] ?? '';

/** Comments that wait: what comes without its form is looked at by a moderator. */
async function send(request: APIRequestContext, { id }: Story, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    const answer = await request.post(`/api/v1/articles/${id}/comments`, { data: { name: 'Ada', text } });
    expect(answer.status(), await answer.text()).toBe(202);
  }
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/newsroom/comments');
  await expect(page).toHaveURL(/sign-in$/);
  await page.getByLabel('Access token').fill(TOKEN);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/newsroom\/comments$/);
}

function cards(page: Page): ReturnType<Page['locator']> {
  return page.locator('[data-comment]');
}

async function states(request: APIRequestContext, { id }: Story, status: string): Promise<string[]> {
  const headers = { Authorization: `Bearer ${TOKEN}` };
  const answer = await request.get(`/api/v1/newsroom/comments?article=${id}&status=${status}`, { headers });
  return ((await answer.json()) as { items: { text: string }[] }).items.map(({ text }) => text);
}

test('a moderator decides by keys alone', async ({ page, request, isMobile }) => {
  test.skip(isMobile, 'a phone has no keys');
  const story = await publish(request);
  await send(request, story, 'The first of four', 'The second of four', 'The third of four', 'The fourth of four');
  await signIn(page);
  await page.goto(`/newsroom/comments?article=${story.id}`);
  await expect(cards(page)).toHaveCount(4);
  await page.keyboard.press('j');
  await expect(cards(page).nth(0)).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('a');
  await expect(page.locator('[data-done]')).toContainText('1 comment approved.');
  await expect(cards(page)).toHaveCount(3);
  await expect(cards(page).nth(0)).toBeFocused();
  await page.keyboard.press('s');
  await expect(page.locator('[data-done]')).toContainText('1 comment marked as spam.');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('r');
  await expect(page.locator('[data-done]')).toContainText('2 comments rejected.');
  await expect(page.getByText('Nothing here.')).toBeVisible();
  expect(await states(request, story, 'approved')).toEqual(['The first of four']);
  expect(await states(request, story, 'spam')).toEqual(['The second of four']);
  await page.keyboard.press('z');
  await expect(page.locator('[data-done]')).toContainText('2 comments put back.');
  await expect(cards(page)).toHaveCount(2);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByLabel('Words in name or text').fill('ars');
  await expect(cards(page)).toHaveCount(2);
});

test('what hides in a text is seen', async ({ page, request }) => {
  const story = await publish(request);
  await send(request, story, '<script>document.title = "hit"</script> p\u0430ypal');
  await signIn(page);
  await page.goto(`/newsroom/comments?article=${story.id}`);
  await expect(cards(page).getByText('<script>document.title = "hit"</script>')).toBeVisible();
  await expect(cards(page).locator('mark')).toHaveText(/p\u0430ypalLatin \+ Cyrillic/);
  await expect(page).not.toHaveTitle('hit');
  const overflows = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  expect(overflows).toBe(false);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a moderator decides, undoes and signs out by forms', async ({ page, request }) => {
    const story = await publish(request);
    await send(request, story, 'One by forms', 'Two by forms');
    await signIn(page);
    await page.goto(`/newsroom/comments?article=${story.id}`);
    await cards(page).first().getByRole('button', { name: 'remove' }).click();
    await expect(page.locator('[data-done]')).toContainText('1 comment removed.');
    await expect(cards(page)).toHaveCount(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(cards(page)).toHaveCount(2);
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await page.getByRole('group').getByRole('button', { name: 'approve' }).click();
    await expect(page.locator('[data-done]')).toContainText('2 comments approved.');
    await page.getByRole('link', { name: 'approved' }).click();
    await expect(cards(page)).toHaveCount(2);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.goto('/newsroom/comments');
    await expect(page).toHaveURL(/sign-in$/);
  });
});
