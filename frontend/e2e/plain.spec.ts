import { END, expect, frontOrder, published, session, test } from './reader';

test.use({ javaScriptEnabled: false });

test(
  'without script, plain links lead through every article once',
  { tag: '@installed' },
  async ({ page, request }) => {
    const { entry, rest } = await session(request);
    await page.goto(`/articles/${encodeURIComponent(entry.slug)}`);
    const met: (string | null)[] = [];
    for (;;) {
      await expect(page.locator('[role=feed] > article')).toHaveCount(1);
      met.push(await page.locator('[role=feed] > article').getAttribute('data-id'));
      const next = page.locator('[data-loader] a[rel=next]').first();
      if ((await next.count()) === 0 || met.length > rest.length + 1) break;
      await page.goto((await next.getAttribute('href')) ?? '');
    }
    expect(met).toEqual([entry, ...rest].map(({ id }) => id));
    await expect(page.locator('[data-loader]')).toContainText(END);
  },
);

test('without script, the lists lead through every headline once', async ({ page, request }) => {
  const all = await published(request);
  await page.goto('/');
  const met: string[] = [];
  for (;;) {
    met.push(
      ...(await page
        .locator('main .card-title a, main .river h2 a')
        .evaluateAll((links) => links.map((a) => a.getAttribute('href') ?? ''))),
    );
    const next = page.locator('[data-loader] a[rel=next]');
    if ((await next.count()) === 0 || met.length > all.length) break;
    await page.goto((await next.getAttribute('href')) ?? '');
  }
  expect(met).toEqual(await frontOrder(request, met[0]));
});
