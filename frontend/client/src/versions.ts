/** Articles whose versions are remembered, of each kind of word: far more than wait anywhere. */
const MOST = 1_000;

interface Known {
  readonly id: string;
  readonly version: number;
}

/** What is known of the versions of articles: those that were given out, and those that changes told of. */
export class Versions {
  readonly #out = new Map<string, number>();
  readonly #news = new Map<string, number>();

  /** The article was given out. */
  given(id: string, version: number): void {
    this.#out.set(id, version);
  }

  /** A change made this version. */
  told(id: string, version: number): void {
    this.#news.delete(id);
    this.#news.set(id, version);
    const [oldest] = this.#news.keys();
    if (this.#news.size > MOST && oldest !== undefined) this.#news.delete(oldest);
  }

  /** Whether a newer version is known to be. */
  isStale({ id, version }: Known): boolean {
    return version < (this.#news.get(id) ?? 0);
  }

  /** Whether this was not given out yet; it is taken to be, from now on. */
  isNews({ id, version }: Known): boolean {
    if ((this.#out.get(id) ?? -1) >= version) return false;
    this.given(id, version);
    return true;
  }
}
