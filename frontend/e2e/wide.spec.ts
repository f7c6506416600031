import type { Page } from '@playwright/test';
import { publish, retract } from './newsroom';
import { expect, nth, test } from './reader';

const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const WORDS = [LONG.slice(0, 30), LONG.slice(0, 60), 'W'.repeat(60), 'ㅎ'.repeat(40), '\u0645'.repeat(60)];

const TOKEN = process.env['NEWSROOM_TOKEN'] ?? '';

/** Pixels by which a page is wider than its window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Returns the texts that run out of the window and cannot be scrolled to within a box of their own. */
const outside = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *, footer *')]
      .filter((element) => element.closest('.visually-hidden, .trap, pre, .table') === null)
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 0 && (right > innerWidth + 1 || left < -20);
      })
      .map((element) => `${element.tagName}.${element.className}: ${element.textContent.slice(0, 40)}`),
  );

// The browser logs the status of a retracted article.
test.use({ viewport: { width: 320, height: 700 }, allowed: /410 \(Gone\)/ });

for (const word of WORDS) {
  test(`no text from outside widens a page: ${word.slice(0, 12)} of ${String(word.length)}`, async ({
    page,
    request,
  }) => {
    const story = await publish(request, {
      title: `${word} ${Math.random().toString(36).slice(2)}`,
      standfirst: word,
      section: word,
      author: { name: word, bio: word },
      tags: [word, `${word} two`],
      bodyHtml: `<h2>${word}</h2><p>${word} <a href="https://example.org/${word}">${word}</a> <code>${word}</code></p>
<ul><li>${word}</li></ul><blockquote><p>${word}</p></blockquote><figure><img src="/favicon.svg" alt="${word}"><figcaption>${word}</figcaption></figure>
<table><caption>${word}</caption><tr><th>${word}</th><td>${word}</td></tr></table><pre>${word} ${word}</pre><dl><dt>${word}</dt><dd>${word}</dd></dl>`,
    });
    const sent = await request.post(`/api/v1/articles/${story.id}/comments`, {
      headers: { 'X-Forwarded-For': `10.9.${String(Math.floor(Math.random() * 256))}.${String(word.length)}` },
      data: { name: word.slice(0, 60), text: `${word}${word} https://example.org/${word}` },
    });
    const { comment } = (await sent.json()) as { comment: { id: string } };
    await request.post(`/api/v1/newsroom/comments/${comment.id}/approve`, {
      headers: { Authorization: `Bearer ${TOKEN}` },
      data: {},
    });
    const article = `/articles/${encodeURIComponent(story.slug)}`;
    await page.goto(article);
    await nth(page, 1).locator('.comments').scrollIntoViewIfNeeded();
    await expect(page.locator('.comment-name').first()).toBeVisible();
    const links = await nth(page, 1)
      .locator('.kicker a, a[rel=author], a[rel=tag]')
      .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).pathname));
    expect(links).toHaveLength(4);
    const addresses = [`${article}/comments`, `${article}/comments?parent=${comment.id}`, '/', ...new Set(links)];
    for (const address of [null, ...addresses]) {
      if (address !== null) await page.goto(address);
      expect([address, await overflow(page), await outside(page)]).toEqual([address, 0, []]);
    }
    await retract(request, story, 'takedown', word);
    await page.goto(article);
    await expect(page.locator('main.notice')).toContainText(word);
    expect([await overflow(page), await outside(page)]).toEqual([0, []]);
  });
}
