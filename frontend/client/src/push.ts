import { TIMEOUT_MS } from './request.js';
import { Backoff } from './backoff.js';
import { sendCredit } from './credit.js';
import { localError, type UnspoolError } from './error.js';
import type { Hello, StreamEvent } from './events.js';
import { queryOf } from './pull.js';
import type { PushDeps, Pushed } from './pushed.js';
import { failed, type ServedStep } from './step.js';
import { openStream, SILENT } from './stream.js';
import { TailSwitch } from './tail-switch.js';
import { after, type Stop } from './wait.js';

/** How far the server believes a credit ahead of what it has sent. */
const WINDOW = 3;

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
  /** Position of the last article that the stream has sent. Those that came by request may be ahead of it. */
  #sent: number;
  #retry: Stop = () => undefined;
  #answer: ((pushed: Pushed | null) => void) | null = null;
  readonly #tail: TailSwitch;
  readonly #deps: PushDeps;

  constructor(deps: PushDeps) {
    this.#deps = deps;
    ({ token: this.#token, position: this.#sent } = deps.place());
    this.#backoff = new Backoff(deps.random);
    this.#tail = new TailSwitch({
      ...deps,
      retry: this.open.bind(this),
      taken: () => {
        this.#retry();
      },
    });
  }

  /** Connects, unless connected. */
  open(): void {
    this.#retry();
    this.#tail.follow();
    this.#connection ??= this.#connect();
  }

  /** Disconnects until `open` is called. Steps that have arrived can still be taken. */
  close(): void {
    this.#tail.stop();
    this.#disconnect(null);
  }

  /** Waits for the next step by stream. Returns null if it cannot come by stream now. One call at a time. */
  async take(): Promise<Pushed | null> {
    const ready = this.#arrived.shift();
    if (ready !== undefined) return ready;
    const connection = this.#connection;
    const lag = this.#deps.place().position - this.#sent;
    // A stream whose last attempt failed may not open, and one that is ahead has sent the step already: it was outdated.
    if (connection === null || (connection.sid === null && this.#backoff.isOn) || lag < 0) return null;
    if (lag >= WINDOW) {
      this.#disconnect(null);
      this.open();
    }
    return new Promise((resolve) => {
      const limit = after(TIMEOUT_MS, () => {
        const error = localError('timeout', 'no step');
        this.#lose({ step: failed(error), token: null }, null);
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
    void this.#ask(connection, connection.sid);
  }

  #connect(): Connection {
    const { position } = this.#deps.place();
    // The id of a stream that was behind would lead back to articles that were handed out.
    if (position > this.#sent) this.#token = null;
    this.#sent = position;
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
          if (status === SILENT) this.#tail.fellSilent();
        },
      },
    );
    return { ended: new AbortController(), close, sid: null, asked: 0 };
  }

  async #ask(connection: Connection, sid: string): Promise<void> {
    try {
      await sendCredit(sid, connection.asked, this.#deps, connection.ended.signal);
    } catch (cause) {
      if (connection.ended.signal.aborted) return;
      if ((cause as UnspoolError).status === 404) this.#lose(null, null);
      // This step has to be requested. The stream stays open for changes.
      else this.#fail(null);
    }
  }

  #hear(event: StreamEvent, token: string): void {
    if (token !== '') this.#token = token;
    if (typeof this.#connection?.sid === 'string') this.#tail.heard();
    if (event.type === 'hello') this.#greet(event);
    else if (event.type === 'step') this.#receive(event.step, token);
    else if (event.type === 'problem') this.#fail({ step: failed(event.error), token: null });
    else if (event.type === 'bye' && event.isRefusal) this.#tail.refused();
    else this.#deps.told(event);
  }

  #greet(hello: Hello): void {
    if (this.#connection === null) return;
    this.#connection.sid = this.#sid = hello.sid;
    this.#sent = hello.position;
    this.#connection.asked = hello.upTo;
    this.#backoff.succeeded();
    this.#tail.opened();
    // With steps queued, the server is ahead of what was handed out.
    this.#deps.greeted(this.#arrived.length === 0 ? hello : { ...hello, position: this.#deps.place().position });
    this.raise();
  }

  #receive(step: ServedStep, token: string): void {
    if (step.type === 'next-article') this.#sent = step.position;
    this.#arrived.push({ step, token });
    this.#answer?.(this.#arrived.shift() ?? null);
  }

  /** Answers that the step does not come. The stream stays open, and the credit will be sent again. */
  #fail(answer: Pushed | null): void {
    if (this.#connection !== null) this.#connection.asked = 0;
    this.#answer?.(answer);
  }

  #lose(answer: Pushed | null, retryMs: number | null): void {
    const isUnopened = this.#connection?.sid === null;
    this.#disconnect(answer);
    const waitMs = this.#backoff.failed(retryMs);
    if (!this.#tail.isOn) this.#retry = after(waitMs, this.open.bind(this));
    if (isUnopened) this.#tail.refused();
  }

  #disconnect(answer: Pushed | null): void {
    this.#retry();
    this.#connection?.ended.abort();
    this.#connection?.close();
    this.#connection = null;
    this.#answer?.(answer);
  }

  #wanted(): number {
    const { article, position } = this.#deps.place();
    const isWanted = this.#answer !== null || (this.#deps.prefetch && article !== null);
    return position + (isWanted ? 1 : 0);
  }

  #path(): string {
    const place = this.#deps.place();
    const more = { article: place.article, sid: this.#sid, upTo: String(this.#wanted()) };
    return `/api/v1/stream${queryOf(place, this.#deps, more)}`;
  }
}
