import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { publish, type Story } from './newsroom';
import { expect, HOTEL, isOf, nth, putAt, readOn, test, topOf } from './reader';

const TOKEN = process.env['NEWSROOM_TOKEN'] ?? '';
const FIRST = 'Be the first to comment on this article!';
const WAITS = 'Your comment awaits moderation';

/** Pixels by which a position may differ, since scroll positions are rounded. */
const CLOSE = 1;

/** Gives each comment an address of its own, as behind a proxy: one address may send twenty comments a minute. */
const address = (): Record<string, string> => ({
  'X-Forwarded-For': `10.${[1, 2, 3].map(() => String(Math.floor(Math.random() * 256))).join('.')}`,
});

const headers = { Authorization: `Bearer ${TOKEN}` };
const article = (page: Page, { id }: Story): Locator => page.locator(`article[data-id="${id}"]`);
const thread = (page: Page, story: Story): Locator => article(page, story).locator('.comments');
const comments = (page: Page, story: Story): Locator => thread(page, story).locator('.thread-list .comment-text');

/** Sends a comment as a reader and approves it as a moderator. */
async function add(request: APIRequestContext, { id }: Story, text: string, parentId?: string): Promise<string> {
  const answer = await request.post(`/api/v1/articles/${id}/comments`, {
    headers: address(),
    data: { name: 'Ada', text, parentId },
  });
  expect(answer.status(), await answer.text()).toBe(202);
  const { comment } = (await answer.json()) as { comment: { id: string } };
  await decide(request, comment.id, 'approve');
  return comment.id;
}

async function decide(request: APIRequestContext, comment: string, act: 'approve' | 'remove'): Promise<void> {
  const answer = await request.post(`/api/v1/newsroom/comments/${comment}/${act}`, { headers, data: {} });
  expect(answer.ok(), await answer.text()).toBe(true);
}

async function count(request: APIRequestContext, { id }: Story): Promise<number> {
  const answer = await request.get(`/api/v1/newsroom/comments?article=${id}`, { headers });
  if (!answer.ok()) throw new Error(await answer.text());
  return ((await answer.json()) as { items: unknown[] }).items.length;
}

async function listening(page: Page, go: () => Promise<unknown>): Promise<void> {
  const stream = page.waitForResponse('**/api/v1/stream?*');
  await go();
  await stream;
}

async function openThread(page: Page, story: Story): Promise<void> {
  await listening(page, () => page.goto(`/articles/${story.slug}`));
  await thread(page, story).scrollIntoViewIfNeeded();
  await expect(thread(page, story).getByRole('heading', { name: 'Leave a Comment' })).toBeVisible();
}

async function write(page: Page, story: Story, name: string, text: string): Promise<void> {
  await thread(page, story).getByLabel('Your comment').fill(text);
  await thread(page, story).getByLabel('Your name').fill(name);
}

/** Publishes three articles. Returns them newest first, in the order of a session. */
async function three(request: APIRequestContext): Promise<readonly [Story, Story, Story]> {
  const [third, second, first] = [await publish(request), await publish(request), await publish(request)];
  return [first, second, third];
}

/** Scrolls through the articles until each shows its thread. */
async function openAll(page: Page, stories: readonly Story[]): Promise<void> {
  await listening(page, () => page.goto(`/articles/${stories[0]?.slug ?? ''}`));
  await readOn(page, 3);
  for (const [index, story] of stories.entries()) {
    await expect(nth(page, index + 1)).toHaveAttribute('data-id', story.id);
    await thread(page, story).scrollIntoViewIfNeeded();
    await expect(thread(page, story).getByText(FIRST)).toBeVisible();
  }
}

test(
  'three articles on one page: a comment on the middle one changes only that thread, on every open page',
  { tag: '@once' },
  async ({ page, browser, request }) => {
    const stories = await three(request);
    const [first, middle, last] = stories;
    const elsewhere = await (await browser.newContext()).newPage();
    const beside = await page.context().newPage();
    const pages = [page, elsewhere, beside];
    await openAll(page, stories);
    await openAll(elsewhere, stories);
    // The second tab shares the stream of the first, so it is not awaited; its reader has read the other articles.
    await beside.goto(`/articles/${middle.slug}`);
    await thread(beside, middle).scrollIntoViewIfNeeded();
    await expect(thread(beside, middle).getByText(FIRST)).toBeVisible();

    const id = await add(request, middle, 'In the middle');
    await expect(thread(page, middle).locator('.comments-count')).toHaveText('1');
    for (const one of pages) {
      await one.bringToFront();
      await expect(thread(one, middle).locator('.comments-count')).toHaveText('1');
      await thread(one, middle).getByRole('button', { name: '1 new comment' }).click();
      await expect(comments(one, middle)).toHaveText(['In the middle']);
      await expect(thread(one, middle).getByText(FIRST)).toHaveCount(0);
      for (const other of one === beside ? [] : [first, last]) {
        await expect(thread(one, other).getByText(FIRST)).toHaveCount(1);
        await expect(comments(one, other)).toHaveCount(0);
      }
    }
    await decide(request, id, 'remove');
    for (const one of pages) {
      await one.bringToFront();
      await expect(comments(one, middle)).toHaveCount(0);
      await expect(thread(one, middle).locator('.comments-count')).toBeEmpty();
    }
    await elsewhere.context().close();
  },
);

test(
  'a double click sends one comment, which only its author sees until it is approved',
  { tag: '@once' },
  async ({ page, browser, request }) => {
    const story = await publish(request);
    await openThread(page, story);
    await write(page, story, 'Grace', 'Only once');
    await thread(page, story).getByRole('button', { name: 'Post comment' }).dblclick();
    await expect(comments(page, story)).toHaveText(['Only once']);
    await expect(thread(page, story).locator('.comment-waits')).toHaveText(WAITS);
    await expect(thread(page, story).locator('[data-said]')).toHaveText(WAITS);
    await expect(page.getByRole('status').filter({ hasText: WAITS })).toHaveCount(1);
    expect(await count(request, story)).toBe(1);

    const other = await (await browser.newContext()).newPage();
    await openThread(other, story);
    await expect(thread(other, story).getByText(FIRST)).toBeVisible();
    await expect(comments(other, story)).toHaveCount(0);

    // After a reload the author sees it again, and the form remembers their name.
    await openThread(page, story);
    await expect(comments(page, story)).toHaveText(['Only once']);
    await expect(thread(page, story).getByLabel('Your name')).toHaveValue('Grace');
    const id = (await thread(page, story).locator('[data-comment]').getAttribute('data-comment')) ?? '';
    await decide(request, id, 'approve');
    await expect(thread(page, story).locator('.comment-waits')).toHaveCount(0);
    await expect(thread(other, story).getByRole('button', { name: '1 new comment' })).toBeVisible();
    await other.context().close();
  },
);

test('an author edits and deletes their comment', { tag: '@once' }, async ({ page, request }) => {
  const story = await publish(request);
  await openThread(page, story);
  await write(page, story, 'Grace', 'First thought');
  await thread(page, story).getByRole('button', { name: 'Post comment' }).click();
  await thread(page, story).getByRole('button', { name: 'Edit' }).click();
  const edit = thread(page, story).locator('form[data-edit]');
  await edit.getByLabel('Your comment').fill('Second thought');
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(comments(page, story)).toHaveText(['Second thought']);
  await expect(thread(page, story).locator('.comment-edited')).toHaveText('edited');
  await thread(page, story).getByRole('button', { name: 'Delete' }).click();
  await thread(page, story).getByRole('button', { name: 'Really delete?' }).click();
  await expect(comments(page, story)).toHaveCount(0);
});

test('errors are shown beside their fields', async ({ page, request }) => {
  const story = await publish(request);
  await openThread(page, story);
  await thread(page, story).getByRole('button', { name: 'Post comment' }).click();
  const text = thread(page, story).getByLabel('Your comment');
  await expect(text).toBeFocused();
  await expect(text).toHaveAccessibleDescription(/Please write something first\./);
  await write(page, story, '', '😀'.repeat(5_001));
  await expect(thread(page, story).locator('[data-length]')).toHaveText('5,001 of 5,000 characters');
  await thread(page, story).getByRole('button', { name: 'Post comment' }).click();
  await expect(text).toHaveAccessibleDescription(/Please shorten it/);
  await expect(thread(page, story).getByLabel('Your name')).toHaveAccessibleDescription(/Please give a name\./);
});

test('a comment deleted above does not move the text that is read', async ({ page, request }) => {
  const story = await publish(request);
  const ids: string[] = [];
  for (let n = 1; n <= 8; n += 1) ids.push(await add(request, story, `Number ${String(n)}. ${'A line. '.repeat(30)}`));
  await openThread(page, story);
  await expect(comments(page, story)).toHaveCount(8);
  const read = comments(page, story).filter({ hasText: 'Number 3.' });
  await putAt(read, 250);
  await decide(request, ids[5] ?? '', 'remove');
  await expect(comments(page, story)).toHaveCount(7);
  expect(Math.abs((await topOf(read)) - 250)).toBeLessThanOrEqual(CLOSE);
  await add(request, story, 'Number 9.');
  await expect(thread(page, story).getByRole('button', { name: '1 new comment' })).toBeInViewport();
  expect(Math.abs((await topOf(read)) - 250)).toBeLessThanOrEqual(CLOSE);
});

test('a form that arrives late pushes neither the next article nor the text above it', async ({ page, request }) => {
  const [first, second] = await three(request);
  const answers: (() => void)[] = [];
  const held = new Promise<void>((resolve) => answers.push(resolve));
  await page.route('**/comments?fragment=1', async (route) => {
    await held;
    await route.continue();
  });
  await listening(page, () => page.goto(`/articles/${first.slug}`));
  await readOn(page, 2);
  const { height } = page.viewportSize() ?? { height: 800 };
  await putAt(article(page, second), height * 0.9);
  const above = article(page, first).locator('.author-name, .share').last();
  const tops = async (): Promise<number[]> => [await topOf(article(page, second)), await topOf(above)];
  const before = await tops();
  for (const answer of answers) answer();
  await expect(thread(page, first).getByRole('heading', { name: 'Leave a Comment' })).toBeVisible();
  await expect(thread(page, first).getByText(FIRST)).toBeVisible();
  expect(await tops()).toEqual(before);
});

test(
  'a foreign page in place of a thread is an error, and Retry brings the form',
  { tag: '@once' },
  async ({ page, request }) => {
    const story = await publish(request);
    await page.route('**/comments?fragment=1', (route) => route.fulfill(HOTEL));
    await page.goto(`/articles/${story.slug}`);
    await thread(page, story).scrollIntoViewIfNeeded();
    await expect(thread(page, story)).toContainText('Error loading comments');
    await expect(thread(page, story)).not.toContainText(/NaN|Hotel|Room/);
    await expect(thread(page, story).getByRole('link', { name: 'Leave a Comment' })).toBeVisible();
    await page.unroute('**/comments?fragment=1');
    await thread(page, story).getByRole('button', { name: 'Retry' }).click();
    await write(page, story, 'Grace', 'It came back');
    await expect(thread(page, story)).not.toContainText('Error');
  },
);

test(
  'long threads load by pages, in both orders, and replies on request',
  { tag: '@once' },
  async ({ page, request }) => {
    test.slow();
    const story = await publish(request);
    const parent = await add(request, story, 'A question');
    for (let n = 1; n <= 5; n += 1) await add(request, story, `Answer ${String(n)}`, parent);
    for (let n = 1; n <= 21; n += 1) await add(request, story, `Comment ${String(n)}`);
    await openThread(page, story);
    const top = thread(page, story).locator('.thread-list > .comment > .comment-own .comment-text');
    await expect(top).toHaveCount(20);
    await thread(page, story).getByRole('link', { name: 'Load more comments' }).click();
    await expect(top).toHaveCount(22);
    await expect(top.last()).toHaveText('A question');
    const replies = thread(page, story).locator('.replies .comment-text');
    await expect(replies).toHaveCount(3);
    await thread(page, story).getByRole('link', { name: 'Show replies' }).click();
    await expect(replies).toHaveText([1, 2, 3, 4, 5].map((n) => `Answer ${String(n)}`));
    await thread(page, story).getByRole('link', { name: 'Oldest first' }).click();
    await expect(top.first()).toHaveText('A question');
    await thread(page, story)
      .getByRole('link', { name: /^Reply/ })
      .first()
      .click();
    const form = thread(page, story).locator('.comment > form');
    await expect(form.getByRole('heading')).toHaveText('Reply to Ada');
    await expect(form.getByLabel('Your comment')).toBeFocused();
    await form.getByLabel('Your comment').fill('Mine');
    await form.getByLabel('Your name').fill('Grace');
    await form.getByRole('button', { name: 'Post reply' }).click();
    await expect(replies.last()).toHaveText('Mine');
    await expect(form).toHaveCount(0);
  },
);

test('hostile words are drawn as text', { tag: '@once' }, async ({ page, request }) => {
  const story = await publish(request);
  const words =
    '<img src=x onerror="document.title=1"> </textarea><script>document.title=2</script> javascript:alert(1)';
  await add(request, story, `${words}\nhttps://example.org/a?b=1&c=2 ${'w'.repeat(400)}`);
  await openThread(page, story);
  await expect(comments(page, story)).toContainText(words);
  const link = comments(page, story).getByRole('link');
  await expect(link).toHaveAttribute('href', 'https://example.org/a?b=1&c=2');
  await expect(link).toHaveAttribute('rel', 'nofollow ugc noopener');
  await expect(page).toHaveTitle(new RegExp(story.title));
  const overflows = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(overflows).toBe(false);
});

test('a thread is loaded only as its section comes near, and Back restores the scroll position', async ({
  page,
  request,
}) => {
  const [first, middle] = await three(request);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/comments?fragment=1')) asked.push(new URL(request.url()).pathname);
  });
  await page.goto(`/articles/${first.slug}`);
  await page.waitForTimeout(500);
  expect(asked).toEqual([]);
  // In one move: a test that scrolls on until the form is there passes the next article's thread before a slow answer.
  await putAt(thread(page, first), (page.viewportSize()?.height ?? 600) - 50);
  await expect(thread(page, first).locator('form').first()).toBeVisible();
  expect(asked).toEqual([`/articles/${first.slug}/comments`]);
  await readOn(page, 2);
  await expect(article(page, middle)).toHaveCount(1);
});

test('a cancelled change is offered, and not put into the form', { tag: '@once' }, async ({ page, request }) => {
  const story = await publish(request);
  await openThread(page, story);
  await write(page, story, 'Grace', 'Published');
  await thread(page, story).getByRole('button', { name: 'Post comment' }).click();
  const edit = thread(page, story).locator('form[data-edit]');
  await thread(page, story).getByRole('button', { name: 'Edit' }).click();
  await edit.getByLabel('Your comment').fill('Half a change');
  await edit.getByRole('button', { name: 'Cancel' }).click();
  await openThread(page, story);
  await thread(page, story).getByRole('button', { name: 'Edit' }).click();
  await expect(edit.getByLabel('Your comment')).toHaveValue('Published');
  await edit.getByRole('button', { name: 'Bring back what I wrote' }).click();
  await expect(edit.getByLabel('Your comment')).toHaveValue('Half a change');
  await expect(edit.getByLabel('Your comment')).toBeFocused();
});

test(
  'what is half written is there after a reload: a comment, a reply and a change',
  { tag: '@once' },
  async ({ page, request }) => {
    const [story, other] = await three(request);
    await add(request, story, 'A question');
    await openThread(page, story);
    await write(page, story, 'Grace', 'Mine');
    await thread(page, story).getByRole('button', { name: 'Post comment' }).click();
    await expect(comments(page, story)).toHaveText(['Mine', 'A question']);
    const field = (form: string): Locator => thread(page, story).locator(form).getByLabel('Your comment');
    const begin = async (): Promise<void> => {
      await thread(page, story)
        .getByRole('link', { name: /^Reply/ })
        .last()
        .click();
      await thread(page, story).getByRole('button', { name: 'Edit' }).click();
    };
    const forms = [':scope > .thread > form', '.comment > form', 'form[data-edit]'];
    await begin();
    for (const form of forms) await field(form).fill(`Half of ${form}`);

    await openThread(page, story);
    await begin();
    for (const form of forms) await expect(field(form)).toHaveValue(`Half of ${form}`);
    for (const form of forms.slice(0, 2)) await field(form).fill('');
    await thread(page, story).locator('form[data-edit]').getByRole('button', { name: 'Save' }).click();
    await expect(comments(page, story)).toHaveText(['Half of form[data-edit]', 'A question']);
    expect(await page.evaluate(() => localStorage.getItem('unspool.drafts'))).toBeNull();
    await openThread(page, other);
    await expect(thread(page, other).getByLabel('Your comment')).toHaveValue('');
  },
);

test('first comments from two tabs at once have one author', { tag: '@once' }, async ({ page, context, request }) => {
  const story = await publish(request);
  const beside = await context.newPage();
  for (const tab of [page, beside]) {
    // The first is still under way when the second is sent.
    await tab.route('**/api/v1/articles/*/comments', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue();
    });
    await tab.goto(`/articles/${story.slug}`);
    await thread(tab, story).scrollIntoViewIfNeeded();
    await write(tab, story, 'Grace', tab === page ? 'From the first' : 'From the second');
  }
  await Promise.all(
    [page, beside].map((tab) => thread(tab, story).getByRole('button', { name: 'Post comment' }).click()),
  );
  for (const tab of [page, beside]) await expect(thread(tab, story).locator('.comment.is-mine').first()).toBeVisible();
  await page.reload();
  await thread(page, story).scrollIntoViewIfNeeded();
  await expect(thread(page, story).locator('.comment.is-mine')).toHaveCount(2);
});

test('the page of comments works like a thread beneath an article', async ({ page, request }) => {
  const story = await publish(request);
  await listening(page, () => page.goto(`/articles/${story.slug}/comments`));
  const main = page.getByRole('main');
  await expect(main.getByText(FIRST)).toBeVisible();
  await main.getByLabel('Your comment').fill('From its own page');
  await main.getByLabel('Your name').fill('Grace');
  await main.getByRole('button', { name: 'Post comment' }).click();
  await expect(main.locator('.comment-text')).toHaveText(['From its own page']);
  await add(request, story, 'From elsewhere');
  await main.getByRole('button', { name: '1 new comment' }).click();
  await expect(main.locator('.comment-text')).toHaveCount(2);
});

test.describe('with a token planted in an address', () => {
  // Pages refuse parameters that they do not know.
  test.use({ allowed: /400 \(Bad Request\).*author=/ });

  test('it is refused, and behind a # ignored', { tag: '@once' }, async ({ page, request }) => {
    const story = await publish(request);
    const path = `/api/v1/articles/${story.id}/comments`;
    const sent = await request.post(path, { headers: address(), data: { name: 'Mallory', text: 'Bait' } });
    const { author: planted } = (await sent.json()) as { author: string };
    await page.goto(`/articles/${story.slug}/comments?author=${planted}`);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await listening(page, () => page.goto(`/articles/${story.slug}/comments#author=${planted}`));
    const main = page.getByRole('main');
    await expect(main.getByText(FIRST)).toBeVisible();
    await main.getByLabel('Your comment').fill('Not yours');
    await main.getByLabel('Your name').fill('Grace');
    await main.getByRole('button', { name: 'Post comment' }).click();
    await expect(main.locator('.comment-text')).toHaveText(['Not yours']);
    const kept = await page.evaluate(() => localStorage.getItem('unspool.author'));
    expect(kept).not.toBe(planted);
    const seen = await request.get(path, { headers: { 'Unspool-Author': planted } });
    expect(await seen.text()).toContain('Bait');
    expect(await seen.text()).not.toContain('Not yours');
  });
});

test(
  'a reader who sent a form without script stays its author with script',
  { tag: '@once' },
  async ({ page, request }) => {
    const story = await publish(request);
    const here = `/articles/${story.slug}/comments`;
    const sent = await page.request.post(here, { headers: address(), form: { name: 'Grace', text: 'By a form' } });
    expect(sent.url()).toMatch(/own=1#comment-/);
    await listening(page, () => page.goto(here));
    const own = page.getByRole('main').locator('.comment');
    await expect(own.locator('.comment-waits')).toHaveText(WAITS);
    await own.getByRole('button', { name: 'Edit' }).click();
    await own.getByLabel('Your comment').fill('Changed by script');
    await own.getByRole('button', { name: 'Save' }).click();
    await expect(own.locator('.comment-text')).toHaveText('Changed by script');
  },
);

test.describe('without script', () => {
  // A browser logs a refused form to its console.
  test.use({ javaScriptEnabled: false, allowed: /422/ });

  test('a reader comments, sees errors, and alone sees their pending comment', async ({ page, browser, request }) => {
    const story = await publish(request);
    await page.goto(`/articles/${story.slug}`);
    await page.getByRole('link', { name: 'Leave a Comment' }).click();
    await expect(page).toHaveURL(`/articles/${story.slug}/comments`);
    await expect(page.getByText(FIRST)).toBeVisible();
    await page.getByLabel('Your comment').fill('Without script\nOn two lines');
    await page.getByRole('button', { name: 'Post comment' }).click();
    await expect(page.getByLabel('Your name')).toHaveAccessibleDescription('Please give a name.');
    await expect(page.getByLabel('Your comment')).toHaveValue('Without script\nOn two lines');
    await page.getByLabel('Your name').fill('Grace');
    await page.getByRole('button', { name: 'Post comment' }).click();
    await expect(page).toHaveURL(/comments\?order=newest&own=1#comment-[0-9a-f-]+$/);
    await expect(page.locator('.comment-text')).toContainText('Without script');
    await expect(page.locator('.comment-waits')).toHaveText(WAITS);

    const [kept] = await page.context().cookies();
    expect(kept).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    expect(await page.content()).not.toContain(kept?.value);
    await page.goto(`/articles/${story.slug}/comments`);
    await expect(page.locator('.comment-waits')).toHaveText(WAITS);

    const other = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await other.goto(page.url());
    await expect(other.getByText(FIRST)).toBeVisible();
    await other.goto(`/articles/${story.slug}/comments`);
    await expect(other.getByText(FIRST)).toBeVisible();
    const id = ((await page.locator('.comment').getAttribute('id')) ?? '').replace('comment-', '');
    await decide(request, id, 'approve');
    await other.reload();
    await expect(other.locator('.comment-text')).toContainText('Without script');
    await other.getByRole('link', { name: /^Reply/ }).click();
    await expect(other.getByRole('heading', { name: 'Reply to Grace' })).toBeVisible();
    await other.getByLabel('Your comment').fill('An answer');
    await other.getByLabel('Your name').fill('Linus');
    await other.getByRole('button', { name: 'Post reply' }).click();
    await expect(other.locator('.replies .comment-text')).toHaveText('An answer');
    await other.getByRole('link', { name: 'Back to the article' }).click();
    await expect(other).toHaveURL(isOf({ ...story, number: 0 }));
    await other.context().close();
  });
});
