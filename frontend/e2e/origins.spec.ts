import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, published, test } from './reader';

/** Pages of other origins: a front end of its own host, and a page of strangers. The browser enforces the rules. */

/** An origin of the server's setting `unspool.cors.origins`. */
const ALLOWED = process.env['FOREIGN_ORIGIN'];

/** A browser logs every request that it forbids, and every failed one. */
test.use({ allowed: /CORS policy|net::ERR_FAILED|status of 4\d\d/ });

async function serve(port: number): Promise<Server> {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Elsewhere</title>');
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return server;
}

async function open(page: Page, server: Server): Promise<void> {
  await page.goto(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`);
}

/** Sends a request from the page. Gives the status, or 0 where the browser forbids it. */
async function status(page: Page, url: string, method = 'GET', body?: string): Promise<number> {
  return page.evaluate(
    async ({ url, method, body }) => {
      const headers = { 'Content-Type': 'application/json' };
      const request = body === undefined ? { method } : { method, headers, body };
      return fetch(url, request).then(
        (answer) => answer.status,
        () => 0,
      );
    },
    { url, method, body },
  );
}

/** Opens an EventSource in the page and gives the stream's name. */
async function hello(page: Page, url: string): Promise<string> {
  return page.evaluate(
    async (url) =>
      new Promise<string>((heard) => {
        const source = new EventSource(url);
        source.addEventListener('hello', ({ data }: MessageEvent<string>) => {
          heard((JSON.parse(data) as { sid: string }).sid);
        });
      }),
    url,
  );
}

test('a page of any origin reads, and writes nothing', async ({ page, request, baseURL }) => {
  const site = baseURL ?? '';
  const [headline] = await published(request);
  const server = await serve(0);
  try {
    await open(page, server);
    const seen = await page.evaluate(async (site) => {
      const first = await fetch(`${site}/api/v1/feed?limit=1`);
      const etag = first.headers.get('ETag');
      const again = await fetch(`${site}/api/v1/feed?limit=1`, {
        cache: 'no-store',
        headers: { 'If-None-Match': etag ?? '' },
      });
      const missing = await fetch(`${site}/api/v1/articles/nobody`);
      const problem = (await missing.json()) as { code: string };
      return { etag, link: first.headers.get('Link'), again: again.status, problem: problem.code };
    }, site);
    expect(seen).toEqual({
      etag: expect.stringContaining('"') as unknown,
      link: expect.stringContaining('rel="next"') as unknown,
      again: 304,
      problem: 'not-found',
    });
    expect(await hello(page, `${site}/api/v1/stream`)).not.toBe('');
    const article = `${site}/api/v1/articles/${headline?.id ?? ''}`;
    expect(await status(page, `${article}/comments`, 'POST', '{}')).toBe(0);
    expect(await status(page, `${article}/views`, 'POST', '{}')).toBe(0);
    expect(await status(page, `${site}/api/v1/newsroom/articles`)).toBe(0);
  } finally {
    server.close();
  }
});

test('a page of an allowed origin writes what readers write', async ({ page, request, baseURL }) => {
  test.skip(ALLOWED === undefined, 'The server allows no other origin.');
  const site = baseURL ?? '';
  const [headline] = await published(request);
  const server = await serve(Number(new URL(ALLOWED ?? '').port));
  try {
    await open(page, server);
    const article = `${site}/api/v1/articles/${headline?.id ?? ''}`;
    const view = JSON.stringify({ viewId: crypto.randomUUID() });
    expect(await status(page, `${article}/views`, 'POST', view)).toBe(204);
    expect(await status(page, `${article}/comments`, 'POST', '{}')).toBe(422);
    const sid = await hello(page, `${site}/api/v1/stream`);
    expect(await status(page, `${site}/api/v1/streams/${sid}/credit`, 'PUT', '{"upTo":1}')).toBe(204);
    expect(await status(page, `${site}/api/v1/newsroom/articles`)).toBe(0);
    expect(await status(page, `${site}/newsroom/sign-in`, 'POST', 'token=x')).toBe(0);
  } finally {
    server.close();
  }
});
