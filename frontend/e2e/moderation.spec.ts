import { expect } from '@playwright/test';
import { cards, send, signIn } from './desk';
import { publish } from './newsroom';
import { test } from './reader';

test('hidden characters in a text are shown', async ({ page, request }) => {
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

test('a moderator holds an author’s comments, and lifts that again', async ({ page, request }) => {
  const story = await publish(request);
  await send(request, story, 'By a nuisance');
  await signIn(page);
  await page.goto(`/newsroom/comments?article=${story.id}`);
  await cards(page).getByRole('button', { name: 'hold author' }).click();
  await expect(cards(page)).toContainText("has this author's comments wait.");
  await cards(page).getByRole('button', { name: 'let author pass' }).click();
  await expect(cards(page).getByRole('button', { name: 'hold author' })).toBeVisible();
  await expect(cards(page)).not.toContainText('comments wait.');
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
