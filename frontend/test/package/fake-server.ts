import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request that reached the fake server. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly type: string;
  readonly author: string | null;
  readonly key: string | null;
  readonly body: unknown;
}

/** A small news server on loopback: three articles, two pages of a feed, comments, and a stream that waits for credit. */
export interface FakeServer {
  readonly address: string;
  readonly received: readonly Received[];
  readonly close: () => Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly body: object | null;
}

const ARTICLES = 3;

const NOTHING: Reply = { status: 204, body: null };

export async function startFakeServer(): Promise<FakeServer> {
  const received: Received[] = [];
  const streams = new Streams();
  const server = createServer((request, answer) => {
    void read(request).then((one) => {
      received.push(one);
      if (one.path.startsWith('/api/v1/stream?')) streams.open(one, answer);
      else send(answer, reply(one, streams));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${String(port)}`, received, close: () => closed(server) };
}

function closed(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

function reply(one: Received, streams: Streams): Reply {
  const routes: readonly (readonly [RegExp, () => Reply])[] = [
    [/^PUT \/api\/v1\/streams\/s1\/credit$/, () => streams.raise(one)],
    [/^GET \/api\/v1\/feed\?.*cursor=c2/, () => ok(feed([3], null))],
    [/^GET \/api\/v1\/feed/, () => ok(feed([1, 2], 'c2'))],
    [/^GET \/api\/v1\/articles\/a1\/comments\?.*cursor=m2/, () => ok(thread('m2', null))],
    [/^GET \/api\/v1\/articles\/a1\/comments/, () => ok(thread('m1', 'm2'))],
    [/^POST \/api\/v1\/articles\/a1\/comments$/, () => added(one)],
    [/^(GET|PATCH) \/api\/v1\/comments\/m1$/, () => ok(comment('m1', textOf(one)))],
    [/^DELETE \/api\/v1\/comments\/m1$/, () => NOTHING],
    [/^POST \/api\/v1\/comments\/m1\/reports$/, () => NOTHING],
    [/^POST \/api\/v1\/articles\/a\d\/(views|shares)$/, () => NOTHING],
  ];
  if (one.author === 'expired') return problem(401, 'author-expired');
  const [, route] = routes.find(([pattern]) => pattern.test(`${one.method} ${one.path}`)) ?? [];
  return route?.() ?? problem(404, 'not-found');
}

/** Streams that send a correction after `hello`, an article for each credit, and then the end. */
class Streams {
  #stream: ServerResponse | null = null;
  #sent = 1;

  open({ path }: Received, answer: ServerResponse): void {
    this.#stream = answer.writeHead(200, { 'Content-Type': 'text/event-stream;charset=UTF-8' });
    const upTo = Number(new URL(path, 'http://x').searchParams.get('upTo'));
    this.#say('hello', { sid: 's1', position: 0, upTo, resume: 'fresh', heartbeatMs: 30_000, seq: 7 });
    this.#say('article-updated', { seq: 8, id: 'a1', version: 2, slug: 'a1', correction: 'A name.' });
    this.#send(upTo);
  }

  raise({ body }: Received): Reply {
    this.#send((body as { readonly upTo: number }).upTo);
    return NOTHING;
  }

  #send(upTo: number): void {
    for (; this.#sent <= upTo && this.#sent < ARTICLES; this.#sent += 1) {
      const [position, cursor] = [this.#sent, `p${String(this.#sent)}`];
      this.#say('next-article', { type: 'next-article', position, cursor, article: article(position + 1) });
    }
    if (upTo >= ARTICLES) this.#say('end-of-feed', { type: 'end-of-feed' });
  }

  #say(name: string, data: object): void {
    this.#stream?.write(`id: ${name}-${String(this.#sent)}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}

function added(one: Received): Reply {
  return { status: 201, body: { comment: comment('m3', textOf(one)), author: one.author ?? 'author-1' } };
}

function thread(id: string, next: string | null): object {
  return { items: [comment(id, 'Well said.')], page: { next }, count: 2, form: { token: 'form' } };
}

function feed(numbers: readonly number[], next: string | null): object {
  return { items: numbers.map(article), sort: 'latest', page: { next, hasMore: next !== null }, changes: { seq: 7 } };
}

function article(number: number): object {
  const id = `a${String(number)}`;
  return { id, number, slug: id, version: 1, title: `Title ${String(number)}`, bodyHtml: `<p>Text of ${id}.</p>` };
}

function comment(id: string, said: string): object {
  return { id, parentId: null, name: 'Ada', text: said, mine: true, state: 'approved', removed: false };
}

function textOf({ body }: Received): string {
  return (body as { readonly text?: string } | null)?.text ?? '';
}

function ok(body: object): Reply {
  return { status: 200, body };
}

function problem(status: number, code: string): Reply {
  return { status, body: { status, code, detail: 'By the test.' } };
}

async function read(request: IncomingMessage): Promise<Received> {
  const said = await text(request);
  const header = (name: string): string | null => String(request.headers[name] ?? '') || null;
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    type: header('content-type') ?? '',
    author: header('unspool-author'),
    key: header('idempotency-key'),
    body: said === '' ? null : (JSON.parse(said) as unknown),
  };
}

function send(answer: ServerResponse, { status, body }: Reply): void {
  answer.writeHead(status, { 'Content-Type': 'application/json' });
  answer.end(body === null ? undefined : JSON.stringify(body));
}
