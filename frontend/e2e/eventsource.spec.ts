import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { correct, publish, retract } from './newsroom';
import type { Page } from '@playwright/test';
import { expect, session, test } from './reader';

/** Tests with the browser's own EventSource, without our client. */

interface Heard {
  readonly name: string;
  readonly data: {
    readonly seq?: number;
    readonly position?: number;
    readonly resume?: string;
    readonly article?: { readonly id: string };
  };
}

const NAMES = ['hello', 'next-article', 'end-of-feed', 'article-published', 'article-updated', 'article-retracted'];

/** A proxy between a browser and the server whose connections can be cut. */
class Wire {
  readonly #open = new Set<Socket>();
  readonly #entry: Server;

  constructor(server: URL) {
    this.#entry = createServer((client) => {
      const onward = connect(Number(server.port), server.hostname);
      for (const [one, other] of [
        [client, onward],
        [onward, client],
      ] as const) {
        this.#open.add(one);
        one.on('error', () => undefined);
        one.on('close', () => {
          this.#open.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
    });
  }

  async origin(): Promise<string> {
    await new Promise<void>((listening) => this.#entry.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${String((this.#entry.address() as AddressInfo).port)}`;
  }

  /** Breaks every connection without closing it properly. */
  cut(): void {
    for (const socket of this.#open) socket.resetAndDestroy();
  }

  close(): void {
    this.#entry.close();
    this.cut();
  }
}

/** Opens the browser's EventSource in the page, passes its events to `hear`, and asks for one more article after each. */
async function openEventSource(page: Page, address: string): Promise<void> {
  await page.evaluate(
    ({ address, names }) => {
      const source = new EventSource(address);
      let sid = '';
      for (const name of names) {
        source.addEventListener(name, ({ data: text }: MessageEvent<string>) => {
          const data = JSON.parse(text) as { sid?: string; position?: number };
          (window as unknown as { hear: (name: string, data: string) => void }).hear(name, text);
          sid = data.sid ?? sid;
          if (data.position === undefined) return;
          const headers = { 'Content-Type': 'application/json' };
          const body = JSON.stringify({ upTo: data.position + 1 });
          // A connection that breaks here breaks the stream too, and the next hello asks again.
          fetch(`/api/v1/streams/${sid}/credit`, { method: 'PUT', headers, body }).catch(() => undefined);
        });
      }
    },
    { address, names: NAMES },
  );
}

test.describe('over a network that breaks', () => {
  test.use({ allowed: /net::ERR_/ });

  test(
    'the browser’s EventSource reconnects by itself, and misses and repeats nothing',
    { tag: '@installed' },
    async ({ page, request, baseURL }) => {
      const story = await publish(request);
      const { entry, rest } = await session(request);
      const unread = rest.slice(0, 6);
      const read = rest.slice(6).map(({ number }) => number);
      const wire = new Wire(new URL(baseURL ?? ''));
      const heard: Heard[] = [];
      const named = (name: string): Heard[] => heard.filter((event) => event.name === name);
      const seqs = (): (number | undefined)[] =>
        heard.filter(({ name }) => name.startsWith('article-')).map(({ data }) => data.seq);

      await page.exposeFunction('hear', (name: string, data: string) =>
        heard.push({ name, data: JSON.parse(data) as Heard['data'] }),
      );
      await page.goto(`${await wire.origin()}/site.webmanifest`);
      await openEventSource(page, `/api/v1/stream?upTo=1&article=${entry.id}&read=${read.join(',')}`);

      await expect.poll(() => named('next-article').length).toBeGreaterThanOrEqual(2);
      wire.cut();
      const corrected = await correct(request, story, { title: 'Corrected meanwhile', note: 'The headline.' });
      await publish(request);
      await expect.poll(seqs).toHaveLength(2);
      await retract(request, corrected, 'takedown', 'Gone.');
      wire.cut();
      await publish(request);
      await expect.poll(seqs).toHaveLength(4);
      wire.cut();
      await expect.poll(() => named('hello').length).toBe(4);
      await expect.poll(() => named('end-of-feed').length).toBeGreaterThanOrEqual(1);
      wire.close();

      expect(named('next-article').map(({ data }) => data.article?.id)).toEqual(unread.map(({ id }) => id));
      expect(named('next-article').map(({ data }) => data.position)).toEqual(unread.map((_, index) => index + 1));
      const first = named('hello')[0]?.data.seq ?? NaN;
      expect(seqs()).toEqual([1, 2, 3, 4].map((n) => first + n));
      expect(named('hello').map(({ data }) => data.resume)).toEqual(['fresh', 'exact', 'exact', 'exact']);
    },
  );
});
