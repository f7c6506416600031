import { after, type Stop } from '../part';
import type { StreamEvent } from './events';
import type { Place } from './place';
import { PATIENCE_MS } from './pull';
import { failed, type ServedStep, type Step } from './step';
import { openStream, type Stream, type Wires } from './stream';

/** Before another try: from 2 s, doubled to 64 s, and of that a random half to all, so that readers do not come in step. */
const FIRST_RETRY_MS = 2_000;
const MOST_DOUBLINGS = 5;

/** What the stream asks of its session. */
export interface Desk extends Wires {
  place(): Place;
  /** The server's count of the articles handed out, which it reads off the cursor. */
  reached(position: number): void;
  /** Article numbers that the reader has read, as ranges. */
  read(): string;
  /** Whether an article may wait here before the reader comes near it. */
  readonly prefetch: boolean;
  readonly random: () => number;
}

/** A step that came by stream, and the stream's own place after it. */
export interface Pushed {
  readonly step: Step;
  readonly token: string | null;
}

/** The stream's side of a session: a line that is opened again whenever it is lost, and the steps that came and were not yet taken. */
export class Push {
  private readonly arrived: { readonly step: ServedStep; readonly token: string }[] = [];
  private stream: Stream | null = null;
  private sid: string | null = null;
  private asked = 0;
  private token: string | null;
  private failures = 0;
  private retry: Stop = () => undefined;
  private answer: ((pushed: Pushed | null) => void) | null = null;

  constructor(private readonly desk: Desk) {
    this.token = desk.place().token;
  }

  /** Opens the line, unless it is open. */
  open(): void {
    this.retry();
    this.stream ??= openStream(
      this.address(),
      {
        heard: (event, token) => {
          this.hear(event, token);
        },
        lost: (retryMs) => {
          this.lose(null, retryMs);
        },
      },
      this.desk,
    );
  }

  /** Hangs up for as long as nobody opens it. What has come can still be taken. */
  close(): void {
    this.hangUp(null);
  }

  /** The next step, once it comes by stream; null where it cannot come this way now. One at a time. */
  take(): Promise<Pushed | null> {
    const ready = this.arrived.shift();
    if (ready !== undefined) return Promise.resolve(ready);
    if (this.stream === null || this.isDoubtful()) return Promise.resolve(null);
    return new Promise((resolve) => {
      const limit = after(PATIENCE_MS, () => {
        this.lose({ step: failed('the stream fell silent'), token: this.token }, null);
      });
      this.answer = (pushed) => {
        this.answer = null;
        limit();
        resolve(pushed);
      };
      this.raise();
    });
  }

  /** Asks the server for as much as is wanted by now. */
  raise(): void {
    if (this.stream === null || this.sid === null || this.wanted() <= this.asked) return;
    this.asked = this.wanted();
    this.stream.raise(this.sid, this.asked);
  }

  /** Articles came another way: the stream's place is behind them and will not be used again. */
  overtaken(): void {
    this.token = null;
  }

  private hear(event: StreamEvent, token: string): void {
    if (token !== '') this.token = token;
    if (event.type === 'hello') this.greet(event.sid, event.position, event.upTo);
    else if (event.type === 'step') this.receive(event.step, token);
    else if (event.type === 'problem') this.fail();
    else if (event.type === 'resync') this.begin();
  }

  private greet(sid: string, position: number, upTo: number): void {
    this.sid = sid;
    this.asked = upTo;
    this.failures = 0;
    if (this.arrived.length === 0) this.desk.reached(position);
    this.raise();
  }

  private receive(step: ServedStep, token: string): void {
    this.arrived.push({ step, token });
    if (this.answer !== null) this.answer(this.arrived.shift() ?? null);
  }

  /** The stream lives, its feed does not: the same credit is to be asked for again. */
  private fail(): void {
    this.asked = 0;
    this.answer?.({ step: failed('the stream told of a problem'), token: this.token });
  }

  /** What the token named is gone; the cursor still stands. */
  private begin(): void {
    this.token = null;
    this.lose(null, null);
  }

  private lose(answer: Pushed | null, retryMs: number | null): void {
    this.hangUp(answer);
    const most = FIRST_RETRY_MS * 2 ** Math.min(this.failures, MOST_DOUBLINGS);
    this.failures += 1;
    this.retry = after(retryMs ?? most * (0.5 + this.desk.random() / 2), () => {
      this.open();
    });
  }

  private hangUp(answer: Pushed | null): void {
    this.retry();
    this.stream?.close();
    this.stream = null;
    this.sid = null;
    this.answer?.(answer);
  }

  /** Whether the last try failed and this one has not yet shown that it will not. */
  private isDoubtful(): boolean {
    return this.sid === null && this.failures > 0;
  }

  private wanted(): number {
    return this.desk.place().position + (this.answer !== null || this.desk.prefetch ? 1 : 0);
  }

  private address(): string {
    const { entry, cursor } = this.desk.place();
    const query = new URLSearchParams({ article: entry, cursor, upTo: String(this.wanted()), html: '1' });
    if (this.desk.read() !== '') query.set('read', this.desk.read());
    if (this.token !== null) query.set('lastEventId', this.token);
    return `/api/v1/stream?${query.toString()}`;
  }
}
