import { test as base, expect, type APIRequestContext, type Locator, type Page } from '@playwright/test';

export { expect };

interface Reader {
  /** Console errors that this test permits: a browser logs every failed request. */
  allowed: RegExp | null;
  page: Page;
}

/** Extends every test: it fails if the page breaks its own security policy or logs an error. */
export const test = base.extend<Reader>({
  allowed: [null, { option: true }],
  page: async ({ page, allowed }, use) => {
    const errors: string[] = [];
    await page.exposeFunction('tellBreach', (breach: string) => errors.push(`policy: ${breach}`));
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      const said = `${message.text()} ${message.location().url}`;
      if (message.type() === 'error' && allowed?.test(said) !== true) errors.push(said);
    });
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        (window as unknown as { tellBreach: (breach: string) => void }).tellBreach(
          `${violatedDirective} ${blockedURI}`,
        );
      });
    });
    await use(page);
    expect(errors).toEqual([]);
  },
});

export const LOADING = 'Loading next article...';
export const END = "You've read all our articles!";
export const FAILED = 'Error loading more articles';

/** A hotel's page, which a portal answers with in the server's place. */
export const HOTEL = {
  status: 200,
  contentType: 'text/html; charset=utf-8',
  body: '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Hotel Wi-Fi</title></head><body><p>Room number?</p></body></html>',
};

export interface Headline {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly number: number;
  readonly image?: object | null;
}

/** Fetches the published articles, newest first. */
export async function published(request: APIRequestContext): Promise<readonly Headline[]> {
  const answer = await request.get('/api/v1/feed?limit=100');
  const { items } = (await answer.json()) as { items: Headline[] };
  expect(items.length).toBeGreaterThan(11);
  return items;
}

/** Returns the addresses of the front page in its order: one of the newest five with a picture leads, the others are newest first. */
export async function frontOrder(request: APIRequestContext, lead: string | undefined): Promise<readonly string[]> {
  const all = (await published(request)).map(({ slug }) => `/articles/${encodeURIComponent(slug)}`);
  const leads = all.slice(0, 5).filter((address) => address === lead);
  return [...leads, ...all.filter((address) => !leads.includes(address))];
}

/** Returns the article at index `at` of the feed, and the articles of a session that begins there. */
export async function session(
  request: APIRequestContext,
  at = 2,
): Promise<{ entry: Headline; rest: readonly Headline[] }> {
  const all = await published(request);
  const entry = all[at];
  if (entry === undefined) throw new Error(`there is no article ${String(at)}`);
  return { entry, rest: all.filter(({ id }) => id !== entry.id) };
}

/** Returns a short session, of a reader who has read all but the newest nine articles. */
export async function shortSession(
  page: Page,
  request: APIRequestContext,
): Promise<{ entry: Headline; rest: readonly Headline[] }> {
  const { entry, rest } = await session(request);
  const unread = rest.slice(0, 8);
  const numbers = rest.slice(8).map(({ number }) => number);
  const epoch = await epochOf(request, entry);
  await page.addInitScript(
    (read) => {
      localStorage.setItem('unspool.read', read);
    },
    `${epoch} ${numbers.join(',')}`,
  );
  return { entry, rest: unread };
}

/** Returns the life of the change log, which the memory of read articles belongs to. */
async function epochOf(request: APIRequestContext, { slug }: Headline): Promise<string> {
  const html = await (await request.get(`/articles/${encodeURIComponent(slug)}`)).text();
  return /data-epoch="([^"]+)"/.exec(html)?.[1] ?? '';
}

/** Returns the numbers of the articles that this browser remembers as read. */
export async function readNumbers(page: Page): Promise<ReadonlySet<number>> {
  const [, ranges = ''] = (await page.evaluate(() => localStorage.getItem('unspool.read') ?? '')).split(/[ \n]/);
  return new Set(
    ranges.split(',').flatMap((range) => {
      const [first = 0, last = first] = range.split('-').map(Number);
      return Array.from({ length: last - first + 1 }, (_, n) => first + n);
    }),
  );
}

export async function open(page: Page, { slug }: Headline): Promise<void> {
  await page.goto(`/articles/${encodeURIComponent(slug)}`);
}

/** Returns a test for the address of an article, whether or not it is percent-encoded. */
export const isOf =
  (headline: Headline | undefined) =>
  ({ pathname }: URL): boolean =>
    decodeURIComponent(pathname) === `/articles/${headline?.slug ?? ''}`;

export const feed = (page: Page): Locator => page.getByRole('feed');
export const articles = (page: Page): Locator => page.locator('[role=feed] > article');
export const loader = (page: Page): Locator => page.locator('[data-loader]');

/** Locates an article in the page by its position in the session, from 1. */
export const nth = (page: Page, position: number): Locator =>
  page.locator(`[role=feed] > [aria-posinset="${String(position)}"]`);

/** Scrolls on as a reader does, until `done`. Returns the ids of the articles met, by position. */
export async function scrollUntil(page: Page, done: () => Promise<boolean>): Promise<string[]> {
  const met = new Map<string, string>();
  const { height } = page.viewportSize() ?? { height: 600 };
  for (let moves = 0; moves < 2_000; moves += 1) {
    const isDone = await done();
    for (const [position, id] of await standing(page)) met.set(position, id);
    if (isDone) return [...met.entries()].sort(([one], [other]) => Number(one) - Number(other)).map(([, id]) => id);
    await page.mouse.wheel(0, height);
    await page.waitForTimeout(20);
  }
  throw new Error(`never done; met ${String(met.size)} articles`);
}

export const isAtEnd = (page: Page) => async (): Promise<boolean> =>
  (await loader(page).getAttribute('data-state')) === 'end' && (await loader(page).isVisible());

/** Scrolls until that many articles are loaded. */
export async function readOn(page: Page, count: number): Promise<string[]> {
  return scrollUntil(page, async () => (await standing(page)).some(([position]) => Number(position) >= count));
}

/** Scrolls an article's upper edge to `top` pixels in the window. */
export async function putAt(article: Locator, top: number): Promise<void> {
  await article.evaluate((element, to) => {
    window.scrollBy({ top: element.getBoundingClientRect().top - to, behavior: 'instant' });
  }, top);
}

export async function topOf(article: Locator): Promise<number> {
  return article.evaluate((element) => element.getBoundingClientRect().top);
}

async function standing(page: Page): Promise<[string, string][]> {
  return articles(page).evaluateAll((elements) =>
    elements.map((element) => [
      element.getAttribute('aria-posinset') ?? '',
      (element as HTMLElement).dataset['id'] ?? '',
    ]),
  );
}
