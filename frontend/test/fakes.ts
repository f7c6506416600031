import type { Surroundings } from '../src/session/session';

/** A stream whose server is the test. */
export class FakeSource extends EventTarget {
  closed = false;

  constructor(readonly address: string) {
    super();
  }

  get query(): URLSearchParams {
    return new URL(this.address, 'http://localhost').searchParams;
  }

  say(name: string, data: unknown, id = ''): void {
    if (!this.closed) this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data), lastEventId: id }));
  }

  hello(position = 0, upTo = 1, sid = 'sid'): void {
    this.say('hello', { sid, position, upTo, resume: 'fresh' }, `hello-${String(position)}`);
  }

  article(position: number, version = 1): void {
    this.say('next-article', article(position, version), `id-${String(position)}`);
  }

  break(): void {
    if (!this.closed) this.dispatchEvent(new Event('error'));
  }

  close(): void {
    this.closed = true;
  }
}

export type Answer = (asked: Asked) => Response | null | 'never';

export interface Asked {
  readonly url: URL;
  readonly method: string;
  readonly body: unknown;
}

/** What a server says of the article at a position of its session. */
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

/** A browser and a server under the test's control. */
export class FakeWorld {
  readonly sources: FakeSource[] = [];
  readonly asked: Asked[] = [];
  read = '';
  isLeader = true;
  /** What the server answers; null breaks the connection, 'never' leaves it open. */
  answer: Answer = () => new Response(null, { status: 204 });

  readonly surroundings: Surroundings = {
    fetch: (input, init) => this.fetch(typeof input === 'string' ? input : '', init),
    eventSource: (address) => {
      const source = new FakeSource(address);
      this.sources.push(source);
      return source as unknown as EventSource;
    },
    hold: () => Promise.resolve(this.isLeader ? () => undefined : null),
    read: () => this.read,
    prefetch: true,
    random: () => 1,
  };

  get source(): FakeSource {
    const source = this.sources.at(-1);
    if (source === undefined) throw new Error('no stream was opened');
    return source;
  }

  get credits(): unknown[] {
    return this.asked.filter(({ method }) => method === 'PUT').map(({ body }) => body);
  }

  get pulls(): Asked[] {
    return this.asked.filter(({ url }) => url.pathname.endsWith('/next'));
  }

  /** Answers `next` with these articles, by cursor, and then with the end; credits with 204. */
  serve(count: number): void {
    this.answer = ({ url, method }) => {
      if (method === 'PUT') return new Response(null, { status: 204 });
      const position = Number((url.searchParams.get('cursor') ?? '').replace(/\D/g, '')) + 1;
      return Response.json(
        position <= count ? article(position) : { type: 'end-of-feed', reason: 'all-read', read: count },
      );
    };
  }

  private fetch(address: string, init: RequestInit = {}): Promise<Response> {
    const asked = {
      url: new URL(address, 'http://localhost'),
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
}
