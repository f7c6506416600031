/** First delay. It doubles up to 64 s, and a random half of it is left out, so that readers do not reconnect in step. */
const FIRST_MS = 2_000;
const MAX_DOUBLINGS = 5;

/** Longest delay accepted from a server, so that no session waits forever because of one odd answer. */
const MAX_ASKED_MS = 300_000;

/** Computes the delay before each new attempt: exponential, with jitter, and reset by a success. */
export class Backoff {
  #failures = 0;
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Whether the last attempt failed. */
  get isOn(): boolean {
    return this.#failures > 0;
  }

  succeeded(): void {
    this.#failures = 0;
  }

  /** Returns the milliseconds until the next attempt. @param askedMs the server's own delay, if any: used as it is, since the server adds the jitter */
  failed(askedMs: number | null = null): number {
    const most = FIRST_MS * 2 ** Math.min(this.#failures, MAX_DOUBLINGS);
    this.#failures += 1;
    return Math.min(askedMs ?? most * (0.5 + this.#random() / 2), MAX_ASKED_MS);
  }
}
