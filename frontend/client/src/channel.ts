import type { Stop } from './wait.js';

const OVER = { value: undefined, done: true } as const;

/** A bounded queue that one reader iterates over. If it overflows, one `lost` item replaces all items. */
export class Channel<T> implements AsyncIterableIterator<T, undefined> {
  #items: T[] = [];
  #waiting: ((result: IteratorResult<T, undefined>) => void)[] = [];
  #isOver = false;
  readonly #most: number;
  readonly #lost: T;
  readonly #ended: Stop;

  constructor(
    most: number,
    lost: T,
    /** Called once, when the reader or the writer ends the queue. */
    ended: Stop,
  ) {
    this.#most = most;
    this.#lost = lost;
    this.#ended = ended;
  }

  put(item: T): void {
    if (this.#isOver) return;
    const reader = this.#waiting.shift();
    if (reader !== undefined) reader({ value: item, done: false });
    else if (this.#items.length < this.#most) this.#items.push(item);
    else this.#items = [this.#lost];
  }

  /** Ends the queue. Items in it can still be read. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#ended();
    for (const reader of this.#waiting.splice(0)) reader(OVER);
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    const item = this.#items.shift();
    if (item !== undefined) return { value: item, done: false };
    if (this.#isOver) return OVER;
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  return(): Promise<IteratorResult<T, undefined>> {
    this.#items = [];
    this.end();
    return Promise.resolve(OVER);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
