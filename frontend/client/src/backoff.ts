/** Before another try: from 2 s, doubled to 64 s, and of that a random half to all, so that readers do not come in step. */
const FIRST_MS = 2_000;
const MOST_DOUBLINGS = 5;

/** The longest that a server may send us away for: nobody waits for ever because of one odd answer. */
const MOST_ASKED_MS = 300_000;

/** How long to wait before each try; begins anew after a success. */
export class Backoff {
  #failures = 0;
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Whether the last try failed. */
  get isOn(): boolean {
    return this.#failures > 0;
  }

  succeeded(): void {
    this.#failures = 0;
  }

  /** Milliseconds until the next try. @param askedMs what the server asked for, if it did: taken as it is, for it spreads its readers itself */
  failed(askedMs: number | null = null): number {
    const most = FIRST_MS * 2 ** Math.min(this.#failures, MOST_DOUBLINGS);
    this.#failures += 1;
    return Math.min(askedMs ?? most * (0.5 + this.#random() / 2), MOST_ASKED_MS);
  }
}
