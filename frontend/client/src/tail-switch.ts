import { MISSED } from './events.js';
import type { TailDeps } from './tail.js';

/** Streams that did not open in a row, after which changes are taken from the tail. */
const MOST_REFUSED = 2;

export interface TailSwitchDeps extends TailDeps {
  /** Called when the tail is followed: it also decides from then on when a stream is tried. */
  readonly taken: () => void;
}

/** Has changes taken from the tail after streams that did not open, until one does. */
export class TailSwitch {
  #refused = 0;
  /** Whether the last stream that had opened sent nothing more: some proxies let the first event through, and hold back all others. */
  #isHeldBack = false;
  #ended: AbortController | null = null;
  /** Whether the tail is followed. */
  isOn = false;
  readonly #deps: TailSwitchDeps;

  constructor(deps: TailSwitchDeps) {
    this.#deps = deps;
  }

  /** Counts a stream that did not open, or a reason why the next would not. */
  refused(): void {
    this.#refused += 1;
    this.follow();
  }

  /** Follows the tail if the last streams did not open. Its script is seldom needed, and loaded again with the next attempt if it does not come. */
  follow(): void {
    if (this.#refused < MOST_REFUSED || this.#ended !== null) return;
    const { signal } = (this.#ended = new AbortController());
    import('./tail.js').then(
      (tail) => {
        if (signal.aborted) return;
        this.isOn = true;
        this.#deps.taken();
        tail.followTail(this.#deps, signal);
      },
      () => {
        this.stop();
        this.#deps.told(MISSED);
      },
    );
  }

  /** The second stream in a row that opened and sent nothing more is as good as none. */
  fellSilent(): void {
    this.#refused += this.#isHeldBack ? MOST_REFUSED : 0;
    this.#isHeldBack = true;
    this.follow();
  }

  /** A stream has sent its first event. */
  opened(): void {
    if (this.#isHeldBack) return;
    this.#refused = 0;
    this.stop();
  }

  /** A stream that is open has sent another event. */
  heard(): void {
    if (!this.#isHeldBack) return;
    this.#isHeldBack = false;
    this.opened();
  }

  stop(): void {
    this.#ended?.abort();
    this.#ended = null;
    this.isOn = false;
  }
}
