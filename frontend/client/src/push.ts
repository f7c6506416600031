import { ask, PATIENCE_MS } from './ask';
import { Backoff } from './backoff';
import { trouble, type UnspoolError } from './error';
import type { Hello, StreamEvent } from './events';
import type { Place } from './place';
import { queryOf, type Wish } from './pull';
import { failed, type ServedStep, type Step } from './step';
import { openStream } from './stream';
import { after, type Stop } from './wait';

/** A credit is a small request to a server that is there: longer, and the step comes another way. */
const CREDIT_MS = 3_000;

/** One more try: the instance that has the stream may be away for a moment. */
const CREDIT_TRIES = 2;

/** What the stream asks of its session. */
export interface Desk extends Wish {
  place(): Place;
  /** What the stream says first. */
  greeted(hello: Hello): void;
  /** What is said of changes, and signs of life. */
  told(event: StreamEvent): void;
  /** Whether an article may wait here before the reader comes near it. */
  readonly prefetch: boolean;
  readonly random: () => number;
}

/** A step that came by stream, and the stream's own place after it. */
export interface Pushed {
  readonly step: Step;
  readonly token: string | null;
}

/** A stream that is open, or about to be. */
interface Line {
  readonly ended: AbortController;
  readonly close: Stop;
  /** The server's name for it, once it has said hello. */
  sid: string | null;
  /** The credit that was asked for last. */
  asked: number;
}

/** The stream's side of a session: a line that is opened again whenever it is lost, and the steps that came and were not yet taken. */
export class Push {
  readonly #arrived: { readonly step: ServedStep; readonly token: string }[] = [];
  readonly #backoff: Backoff;
  #line: Line | null = null;
  /** The last stream's name: where the server still holds it for alive, it may let go of it. */
  #sid: string | null = null;
  #token: string | null;
  #retry: Stop = () => undefined;
  #answer: ((pushed: Pushed | null) => void) | null = null;
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#token = desk.place().token;
    this.#backoff = new Backoff(desk.random);
  }

  /** Opens the line, unless it is open. */
  open(): void {
    this.#retry();
    this.#line ??= this.#dial();
  }

  /** Hangs up for as long as nobody opens it. What has come can still be taken. */
  close(): void {
    this.#hangUp(null);
  }

  /** The next step, once it comes by stream; null where it cannot come this way now. One at a time. */
  take(): Promise<Pushed | null> {
    const ready = this.#arrived.shift();
    if (ready !== undefined) return Promise.resolve(ready);
    if (this.#line === null || this.#isDoubtful()) return Promise.resolve(null);
    return new Promise((resolve) => {
      const limit = after(PATIENCE_MS, () => {
        const error = trouble('timeout', 'no step');
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

  /** Asks the server for as much as is wanted by now. */
  raise(): void {
    const line = this.#line;
    const sid = line?.sid ?? null;
    if (line === null || sid === null || this.#wanted() <= line.asked) return;
    line.asked = this.#wanted();
    void this.#ask(line, `/api/v1/streams/${encodeURIComponent(sid)}/credit`, CREDIT_TRIES);
  }

  /** Articles came another way: the stream's place is behind them and will not be used again. */
  overtaken(): void {
    this.#token = null;
  }

  #dial(): Line {
    const listener = {
      heard: (event: StreamEvent, token: string): void => {
        this.#hear(event, token);
      },
      lost: (retryMs: number | null): void => {
        this.#lose(null, retryMs);
      },
    };
    const call = { path: this.#path(), token: this.#token, html: this.#desk.html };
    return { ended: new AbortController(), close: openStream(call, listener, this.#desk), sid: null, asked: 0 };
  }

  async #ask(line: Line, path: string, tries: number): Promise<void> {
    try {
      await ask(path, this.#desk, line.ended.signal, { body: { upTo: line.asked }, limitMs: CREDIT_MS });
    } catch (cause) {
      const { status, retryable } = cause as UnspoolError;
      if (line.ended.signal.aborted) return;
      if (retryable && tries > 1) await this.#ask(line, path, tries - 1);
      else if (status === 404) this.#lose(null, null);
      else this.#forgo(line);
    }
  }

  /** The credit cannot be raised now. The stream still brings changes; this step comes another way. */
  #forgo(line: Line): void {
    line.asked = 0;
    this.#answer?.(null);
  }

  #hear(event: StreamEvent, token: string): void {
    if (token !== '') this.#token = token;
    if (event.type === 'hello') this.#greet(event);
    else if (event.type === 'step') this.#receive(event.step, token);
    else if (event.type === 'problem') this.#fail(event.error);
    else this.#desk.told(event);
  }

  #greet(hello: Hello): void {
    if (this.#line === null) return;
    this.#line.sid = this.#sid = hello.sid;
    this.#line.asked = hello.upTo;
    this.#backoff.succeeded();
    // With steps waiting here, the server is ahead of what was handed out.
    this.#desk.greeted(this.#arrived.length === 0 ? hello : { ...hello, position: this.#desk.place().position });
    this.raise();
  }

  #receive(step: ServedStep, token: string): void {
    this.#arrived.push({ step, token });
    if (this.#answer !== null) this.#answer(this.#arrived.shift() ?? null);
  }

  /** The stream lives, its feed does not: the same credit is to be asked for again. */
  #fail(error: UnspoolError): void {
    if (this.#line !== null) this.#line.asked = 0;
    this.#answer?.({ step: failed(error), token: this.#token });
  }

  #lose(answer: Pushed | null, retryMs: number | null): void {
    this.#hangUp(answer);
    this.#retry = after(this.#backoff.failed(retryMs), () => {
      this.open();
    });
  }

  #hangUp(answer: Pushed | null): void {
    this.#retry();
    this.#line?.ended.abort();
    this.#line?.close();
    this.#line = null;
    this.#answer?.(answer);
  }

  /** Whether the last try failed and this one has not yet shown that it will not. */
  #isDoubtful(): boolean {
    return (this.#line?.sid ?? null) === null && this.#backoff.isOn;
  }

  #wanted(): number {
    const { article, position } = this.#desk.place();
    const isWanted = this.#answer !== null || (this.#desk.prefetch && article !== null);
    return position + (isWanted ? 1 : 0);
  }

  #path(): string {
    const place = this.#desk.place();
    const more = { article: place.article, sid: this.#sid, upTo: String(this.#wanted()) };
    return `/api/v1/stream?${queryOf(place, this.#desk, more)}`;
  }
}
