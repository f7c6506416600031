import type { SessionOptions } from '@unspool/client';

/** A stream whose server is the test. */
export class FakeStream {
  closed = false;
  private write: ReadableStreamDefaultController<Uint8Array> | null = null;
  readonly body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      this.write = controller;
    },
  });

  constructor(
    readonly url: URL,
    readonly token: string | null,
    signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => {
      if (!this.closed) this.write?.error(new DOMException('aborted', 'AbortError'));
      this.closed = true;
    });
  }

  get query(): URLSearchParams {
    return this.url.searchParams;
  }

  /** Sends an event, and settles once the session has received it. */
  async say(name: string, data: unknown, id = ''): Promise<void> {
    await this.send(`${id === '' ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  async send(text: string): Promise<void> {
    if (!this.closed) this.write?.enqueue(new TextEncoder().encode(text));
    await settled();
  }

  hello(position = 0, upTo = 1, more: object = {}): Promise<void> {
    return this.say(
      'hello',
      { sid: 'sid', position, upTo, resume: 'fresh', heartbeatMs: 30_000, ...more },
      `hello-${String(position)}`,
    );
  }

  article(position: number, version = 1): Promise<void> {
    return this.say('next-article', article(position, version), `id-${String(position)}`);
  }

  async break(): Promise<void> {
    if (!this.closed) this.write?.error(new TypeError('network'));
    this.closed = true;
    await settled();
  }
}

/** An IntersectionObserver whose intersections the test sets. */
export class FakeObserver {
  static all: FakeObserver[] = [];
  private readonly seen = new Set<Element>();

  constructor(private readonly tell: (entries: { target: Element; isIntersecting: boolean }[]) => void) {
    FakeObserver.all.push(this);
  }

  observe(element: Element): void {
    this.seen.add(element);
  }

  disconnect(): void {
    this.seen.clear();
  }

  come(target: Element, isIntersecting = true): void {
    if (this.seen.has(target)) this.tell([{ target, isIntersecting }]);
  }
}

/** Lets all pending promises settle. Streams take several turns. */
export async function settled(): Promise<void> {
  for (let turns = 0; turns < 50; turns += 1) await Promise.resolve();
}

export type Answer = (asked: Asked) => Response | null | 'never';

export interface Asked {
  readonly url: URL;
  readonly method: string;
  readonly body: unknown;
}

/** A step with the article at a position of a session, as a server sends it. */
export function article(position: number, version = 1): object {
  const n = String(position);
  return {
    type: 'next-article',
    position,
    cursor: `cursor-${n}`,
    article: { id: `a${n}`, version },
    html: html(position, version),
  };
}

export function html(position: number, version = 1): string {
  const n = String(position);
  return `<article data-id="a${n}" data-number="${n}" data-version="${String(version)}" data-slug="s${n}" data-url="/articles/s${n}" data-title="Title ${n}"><h2>Title ${n}</h2><p>v${String(version)}</p></article>`;
}

/** A change in the format of the log and the stream. */
export function change(seq: number, type = 'article-published', more: object = {}): { readonly seq: number } {
  const n = String(seq);
  const said = { seq, type, id: `c${n}`, version: 1, slug: `c${n}`, url: `http://localhost/articles/c${n}` };
  return { ...said, ...more };
}

/** A browser and a server under the test's control. */
export class FakeWorld {
  readonly streams: FakeStream[] = [];
  readonly asked: Asked[] = [];
  read = '';
  /** Returns the server's answer; null breaks the connection, 'never' leaves it open. */
  answer: Answer = () => new Response(null, { status: 204 });
  /** Returns the server's refusal of a stream; null opens streams. */
  refusal: (() => Response) | null = null;

  readonly options: SessionOptions = {
    fetch: (input, init) => this.fetch(typeof input === 'string' ? input : '', init),
    html: true,
    read: () => this.read,
    random: () => 1,
  };

  get stream(): FakeStream {
    const stream = this.streams.at(-1);
    if (stream === undefined) throw new Error('no stream was opened');
    return stream;
  }

  get credits(): unknown[] {
    return this.asked.filter(({ method }) => method === 'PUT').map(({ body }) => body);
  }

  get pulls(): Asked[] {
    return this.asked.filter(({ url }) => url.pathname.endsWith('/next'));
  }

  /** The values of `after` in the requests to the change log. */
  get looks(): string[] {
    return this.asked
      .filter(({ url }) => url.pathname.endsWith('/changes'))
      .map(({ url }) => url.searchParams.get('after') ?? '');
  }

  /** Answers `next` with `count` articles by cursor and then the end, credits with 204, and requests for changes from `log`. */
  serve(count: number, log: readonly { readonly seq: number }[] = []): void {
    this.answer = ({ url, method }) => {
      if (method === 'PUT') return new Response(null, { status: 204 });
      if (url.pathname.endsWith('/changes')) return Response.json(page(log, Number(url.searchParams.get('after'))));
      const position = Number((url.searchParams.get('cursor') ?? '').replace(/\D/g, '')) + 1;
      return Response.json(
        position <= count ? article(position) : { type: 'end-of-feed', reason: 'all-read', read: count },
      );
    };
  }

  private fetch(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, 'http://localhost');
    if (url.pathname === '/api/v1/stream') return Promise.resolve(this.open(url, init));
    const asked = {
      url,
      method: init.method ?? 'GET',
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : null,
    };
    this.asked.push(asked);
    const answer = this.answer(asked);
    return new Promise((resolve, reject) => {
      init.signal?.addEventListener('abort', () => {
        reject(new DOMException('aborted', 'AbortError'));
      });
      if (answer === null) reject(new TypeError('network'));
      else if (answer !== 'never') resolve(answer);
    });
  }

  private open(url: URL, { headers, signal }: RequestInit): Response {
    const token = new Headers(headers).get('Last-Event-ID');
    const stream = new FakeStream(url, token, signal ?? new AbortController().signal);
    this.streams.push(stream);
    if (this.refusal !== null) return this.refusal();
    return new Response(stream.body, { headers: { 'Content-Type': 'text/event-stream;charset=UTF-8' } });
  }
}

/** A page of the log, two changes long. */
function page(log: readonly { readonly seq: number }[], after: number): object {
  const rest = log.filter(({ seq }) => seq > after);
  return { items: rest.slice(0, 2), hasMore: rest.length > 2, head: log.at(-1)?.seq ?? 0 };
}
