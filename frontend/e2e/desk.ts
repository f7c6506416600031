import { expect, type APIRequestContext, type Page } from '@playwright/test';
import type { Story } from './newsroom';

const TOKEN = process.env['NEWSROOM_TOKEN'] ?? '';

/** Sends comments that wait for moderation: a comment sent without the form's token is always held. */
export async function send(request: APIRequestContext, { id }: Story, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    const answer = await request.post(`/api/v1/articles/${id}/comments`, { data: { name: 'Ada', text } });
    expect(answer.status(), await answer.text()).toBe(202);
  }
}

export async function signIn(page: Page): Promise<void> {
  await page.goto('/newsroom/comments');
  await expect(page).toHaveURL(/sign-in$/);
  await page.getByLabel('Access token').fill(TOKEN);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/newsroom\/comments$/);
}

export function cards(page: Page): ReturnType<Page['locator']> {
  return page.locator('[data-comment]');
}

export async function states(request: APIRequestContext, { id }: Story, status: string): Promise<string[]> {
  const headers = { Authorization: `Bearer ${TOKEN}` };
  const answer = await request.get(`/api/v1/newsroom/comments?article=${id}&status=${status}`, { headers });
  return ((await answer.json()) as { items: { text: string }[] }).items.map(({ text }) => text);
}
