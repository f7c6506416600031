import { type Change, isAnew, type Resync } from './change.js';
import { Channel } from './channel.js';
import { localError } from './error.js';
import type { Hello, StreamEvent } from './events.js';
import { guarded } from './wait.js';
import { Versions } from './versions.js';
import type { SessionOptions } from './options.js';
import { type Place, placeAt } from './place.js';
import { pull, type PullDeps } from './pull.js';
import { Push } from './push.js';
import type { Pushed } from './pushed.js';
import { serverOf } from './server.js';
import type { SharedStream } from './shared-stream.js';
import { type EndOfFeed, failed, type NextArticle, type Step } from './step.js';
import { ChangeTracker } from './change-tracker.js';

/** Most changes queued for a reader of `changes()`. Beyond, one `resync` replaces them. */
export const MAX_WAITING = 256;

const OVERFLOW: Resync = { type: 'resync', reason: 'overflow' };

/** A reading session: the articles after the opened one, and changes meanwhile, by stream if possible and otherwise by request. */
export class Session {
  readonly #deps: PullDeps & { readonly random: () => number };
  readonly #push: Push;
  readonly #tracker: ChangeTracker;
  readonly #versions = new Versions();
  readonly #readers = new Set<Channel<Change | Resync>>();
  #here: Place;
  #end: EndOfFeed | null = null;
  #life = new AbortController();
  #isAwake = false;
  #isClosed = false;
  /** Settled once it is known whether this tab opens the stream. */
  #turn: Promise<void> = Promise.resolve();
  /** Number of the last change before the stream. */
  #greeted: number | null = null;
  readonly #shared: SharedStream | null;
  readonly #comments: NonNullable<SessionOptions['comments']>;

  /** Creates a session at rest. @see openSession */
  constructor({ tabs = null, ...options }: SessionOptions) {
    this.#deps = {
      ...serverOf(options),
      section: options.section ?? null,
      html: options.html === true,
      read: options.read ?? (() => ''),
      random: options.random ?? Math.random,
    };
    this.#comments = guarded(options.comments);
    this.#here = options.resume ?? placeAt(options.article ?? null);
    this.#tracker = new ChangeTracker(this.#here.seq, {
      ...this.#deps,
      life: () => this.#life.signal,
      tell: (change) => {
        this.#tell(change);
      },
    });
    this.#push = new Push({
      ...this.#deps,
      prefetch: options.prefetch !== false,
      place: () => this.#here,
      greeted: (hello) => {
        this.#greet(hello);
      },
      told: (event) => {
        this.#hear(event);
      },
    });
    const open = (): void => {
      this.#push.open();
    };
    this.#shared = tabs?.share({ tracker: this.#tracker, open, comments: this.#comments }) ?? null;
  }

  /** The place after the last step and the last change handed out. */
  get place(): Place {
    return { ...this.#here, seq: this.#tracker.seq };
  }

  /** Records an article that the page shows already. It is not given again unless it was corrected since. */
  know(id: string, version: number): void {
    this.#versions.given(id, version);
  }

  /**
   * Returns the next article, the end, or a failure, after which it may be called again. An article is given once, and again only if its
   * version has risen. One call at a time.
   */
  async next(): Promise<Step> {
    await this.#turn;
    for (;;) {
      const step = this.#end ?? (await this.#step());
      if (step.type !== 'next-article' || this.#versions.isNews(step.article)) return step;
    }
  }

  /** Iterates over the articles up to the end. Throws an UnspoolError; iterate anew to go on. */
  async *articles(): AsyncGenerator<NextArticle, undefined> {
    for (;;) {
      const step = await this.next();
      if (step.type === 'end-of-feed') return;
      if (step.type === 'failed') throw step.error;
      yield step;
    }
  }

  /** Iterates over changes, each once and in order, until the session is closed. While the session rests none come; those missed follow on waking. */
  changes(): AsyncIterableIterator<Change | Resync, undefined> {
    const reader = new Channel<Change | Resync>(MAX_WAITING, OVERFLOW, () => this.#readers.delete(reader));
    if (this.#isClosed) reader.end();
    else this.#readers.add(reader);
    return reader;
  }

  /** Opens the stream, or listens to the tab that has it. `next` works without a stream too. */
  wake(): void {
    if (this.#isClosed || this.#isAwake) return;
    this.#isAwake = true;
    if (this.#life.signal.aborted) this.#life = new AbortController();
    if (this.#shared === null) this.#push.open();
    else this.#turn = this.#shared.join(this.#life.signal);
  }

  /** Closes the stream and aborts requests: pending calls fail and can be repeated once the session is woken. */
  rest(): void {
    this.#isAwake = false;
    this.#life.abort();
    this.#tracker.rest();
    this.#push.close();
  }

  /** Ends the session for good, and `changes()` with it. */
  close(): void {
    this.rest();
    this.#isClosed = true;
    for (const reader of [...this.#readers]) reader.end();
  }

  async #step(): Promise<Step> {
    let pushed = (await this.#push.take()) ?? (await this.#pulled());
    // A queued article may have been corrected or retracted meanwhile: the server then decides again what comes next.
    if (this.#versions.isStale(pushed.step)) pushed = await this.#pulled();
    const { step, token } = pushed;
    if (step.type === 'end-of-feed') this.#end = step;
    if (step.type === 'next-article' && step.position >= this.#here.position) {
      this.#here = { ...this.#here, cursor: step.cursor, position: step.position, token };
      this.#push.raise();
    }
    return step;
  }

  /** Requests the next step. It fails if the server is behind what the session knows. */
  async #pulled(): Promise<Pushed> {
    const step = await pull(this.#here, this.#deps, this.#life.signal);
    return { step: this.#versions.isStale(step) ? failed(localError('malformed', 'no step')) : step, token: null };
  }

  #greet(hello: Hello): void {
    this.#greeted = hello.seq;
    this.#here = { ...this.#here, position: hello.position };
    // After a gap the server sends a resync, which says what to do.
    if (hello.seq !== null && !hello.isGap) this.#tracker.reach(hello.seq);
  }

  #hear(event: StreamEvent): void {
    if (event.type === 'comments') {
      this.#comments(event.comments);
      this.#shared?.tell(event);
    } else if (event.type === 'change') this.#tracker.hear(event.change);
    else if (event.type === 'resync') {
      if (event.isLost) this.#tracker.restart(event.seq ?? this.#greeted, event.reason);
      else this.#tracker.catchUp();
    } else if (event.type === 'alive') {
      if (event.seq !== null) this.#tracker.reach(event.seq);
      this.#shared?.tell({ seq: this.#tracker.seq });
    }
  }

  #tell(change: Change | Resync): void {
    if (change.type !== 'resync') {
      this.#versions.told(change.id, change.version);
      this.#shared?.tell({ change });
    } else if (isAnew(change)) this.#versions.forget();
    for (const reader of this.#readers) reader.put(change);
  }
}
