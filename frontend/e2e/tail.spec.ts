import type { Page, Route } from '@playwright/test';
import { paragraphs, publish, retract } from './newsroom';
import { expect, test } from './reader';

const GONE = 'This article was retracted';

const BYE = 'event: bye\ndata: {"type":"bye","reason":"capacity","retryMs":9000}\n\n';

/** Ways in which a reader has no stream. */
const WAYS: readonly [string, (route: Route) => Promise<void> | void][] = [
  ['blocked by the network', (route) => route.abort('blockedbyclient')],
  ['refused for want of room', (route) => route.fulfill({ contentType: 'text/event-stream', body: BYE })],
  ['held back by a proxy', () => undefined],
];

test.use({ allowed: /Failed to load resource|410 \(Gone\)/ });

/** Returns once the page is about to wait at the tail. */
async function tailed(page: Page, go: () => Promise<unknown>): Promise<void> {
  const tail = page.waitForRequest('**/api/v1/tail/**');
  await go();
  await tail;
}

for (const [name, answer] of WAYS)
  test(`a retraction reaches a page whose stream is ${name}`, { tag: '@once' }, async ({ page, request }) => {
    const words = `Words of this story alone, ${Math.random().toString(36)}.`;
    const story = await publish(request, { bodyHtml: `<p>${words}</p>${paragraphs(13)}` });
    await page.route('**/api/v1/stream?*', answer);
    await tailed(page, () => page.goto(`/articles/${story.slug}`));
    await retract(request, story, 'kill', 'Removed.');
    await expect(page.getByRole('heading', { name: GONE })).toBeVisible();
    await expect(page.getByText(words)).toHaveCount(0);
  });
