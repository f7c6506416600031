import { requestJson, TIMEOUT_MS } from './request';
import { Backoff } from './backoff';
import { localError, type UnspoolError } from './error';
import type { Hello, StreamEvent } from './events';
import type { Place } from './place';
import { queryOf, type PullDeps } from './pull';
import { failed, type ServedStep, type Step } from './step';
import { openStream } from './stream';
import { after, type Stop } from './wait';

/** Time-out of a credit request, which is small. After it the step is requested without the stream. */
const CREDIT_MS = 3_000;

/** Attempts of a credit request: the instance that has the stream may be unreachable for a moment. */
const CREDIT_TRIES = 2;

export interface PushDeps extends PullDeps {
  place(): Place;
  /** Called with the first event of a stream. */
  greeted(hello: Hello): void;
  /** Called with changes, comments and signs of life. */
  told(event: StreamEvent): void;
  /** Whether one article may be loaded before the session asks for it. */
  readonly prefetch: boolean;
  readonly random: () => number;
}

/** A step and the id of the stream's event that brought it; null if it came by request. */
export interface Pushed {
  readonly step: Step;
  readonly token: string | null;
}

/** A stream that is open, or about to be. */
interface Connection {
  readonly ended: AbortController;
  readonly close: Stop;
  /** Id of the stream, known after `hello`. */
  sid: string | null;
  /** The last credit sent. */
  asked: number;
}

/** The stream of a session, which reconnects whenever it is lost, and the steps that have arrived and were not yet taken. */
export class Push {
  readonly #arrived: { readonly step: ServedStep; readonly token: string }[] = [];
  readonly #backoff: Backoff;
  #connection: Connection | null = null;
  /** Id of the last stream, which the server may close if it still counts it as open. */
  #sid: string | null = null;
  #token: string | null;
  #retry: Stop = () => undefined;
  #answer: ((pushed: Pushed | null) => void) | null = null;
  readonly #deps: PushDeps;

  constructor(deps: PushDeps) {
    this.#deps = deps;
    this.#token = deps.place().token;
    this.#backoff = new Backoff(deps.random);
  }

  /** Connects, unless connected. */
  open(): void {
    this.#retry();
    this.#connection ??= this.#connect();
  }

  /** Disconnects until `open` is called. Steps that have arrived can still be taken. */
  close(): void {
    this.#disconnect(null);
  }

  /** Waits for the next step by stream. Returns null if it cannot come by stream now. One call at a time. */
  take(): Promise<Pushed | null> {
    const ready = this.#arrived.shift();
    if (ready !== undefined) return Promise.resolve(ready);
    if (this.#connection === null || this.#isDoubtful()) return Promise.resolve(null);
    return new Promise((resolve) => {
      const limit = after(TIMEOUT_MS, () => {
        const error = localError('timeout', 'no step');
        this.#lose({ step: failed(error), token: this.#token }, null);
      });
      this.#answer = (pushed) => {
        this.#answer = null;
        limit();
        resolve(pushed);
      };
      this.raise();
    });
  }

  /** Raises the credit to the number of articles that are wanted. */
  raise(): void {
    const connection = this.#connection;
    if (typeof connection?.sid !== 'string' || this.#wanted() <= connection.asked) return;
    connection.asked = this.#wanted();
    void this.#ask(connection, `/api/v1/streams/${encodeURIComponent(connection.sid)}/credit`, CREDIT_TRIES);
  }

  /** Records that articles came by request: the stream's last event id is behind them and is not used again. */
  overtaken(): void {
    this.#token = null;
  }

  #connect(): Connection {
    const close = openStream(
      { ...this.#deps, path: this.#path(), token: this.#token },
      {
        heard: (event, token) => {
          this.#hear(event, token);
        },
        lost: (retryMs, status) => {
          // It may be the name, of another release or another key.
          if (status === 400) this.#sid = null;
          this.#lose(null, retryMs);
        },
      },
    );
    return { ended: new AbortController(), close, sid: null, asked: 0 };
  }

  async #ask(connection: Connection, path: string, tries: number): Promise<void> {
    try {
      const put = { body: { upTo: connection.asked }, limitMs: CREDIT_MS };
      await requestJson(path, this.#deps, connection.ended.signal, put);
    } catch (cause) {
      const { status, retryable } = cause as UnspoolError;
      if (connection.ended.signal.aborted) return;
      if (retryable && tries > 1) await this.#ask(connection, path, tries - 1);
      else if (status === 404) this.#lose(null, null);
      else this.#creditFailed(connection);
    }
  }

  /** Answers that this step has to be requested, because the credit could not be raised. The stream stays open for changes. */
  #creditFailed(connection: Connection): void {
    connection.asked = 0;
    this.#answer?.(null);
  }

  #hear(event: StreamEvent, token: string): void {
    if (token !== '') this.#token = token;
    if (event.type === 'hello') this.#greet(event);
    else if (event.type === 'step') this.#receive(event.step, token);
    else if (event.type === 'problem') this.#fail(event.error);
    else this.#deps.told(event);
  }

  #greet(hello: Hello): void {
    if (this.#connection === null) return;
    this.#connection.sid = this.#sid = hello.sid;
    this.#connection.asked = hello.upTo;
    this.#backoff.succeeded();
    // With steps queued, the server is ahead of what was handed out.
    this.#deps.greeted(this.#arrived.length === 0 ? hello : { ...hello, position: this.#deps.place().position });
    this.raise();
  }

  #receive(step: ServedStep, token: string): void {
    this.#arrived.push({ step, token });
    this.#answer?.(this.#arrived.shift() ?? null);
  }

  /** Answers with a failure of the feed. The stream stays open, and the credit will be sent again. */
  #fail(error: UnspoolError): void {
    if (this.#connection !== null) this.#connection.asked = 0;
    this.#answer?.({ step: failed(error), token: this.#token });
  }

  #lose(answer: Pushed | null, retryMs: number | null): void {
    this.#disconnect(answer);
    this.#retry = after(this.#backoff.failed(retryMs), this.open.bind(this));
  }

  #disconnect(answer: Pushed | null): void {
    this.#retry();
    this.#connection?.ended.abort();
    this.#connection?.close();
    this.#connection = null;
    this.#answer?.(answer);
  }

  /** Whether the last attempt failed and this one has not yet received `hello`. */
  #isDoubtful(): boolean {
    return this.#connection?.sid === null && this.#backoff.isOn;
  }

  #wanted(): number {
    const { article, position } = this.#deps.place();
    const isWanted = this.#answer !== null || (this.#deps.prefetch && article !== null);
    return position + (isWanted ? 1 : 0);
  }

  #path(): string {
    const place = this.#deps.place();
    const more = { article: place.article, sid: this.#sid, upTo: String(this.#wanted()) };
    return `/api/v1/stream?${queryOf(place, this.#deps, more)}`;
  }
}
