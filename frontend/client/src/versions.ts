import type { Step } from './step.js';

/** Most articles whose changed version is remembered: far more than are ever queued. */
const MAX = 1_000;

interface Known {
  readonly id: string;
  readonly version: number;
}

/** The newest known versions of articles: those handed out, and those reported by changes. */
export class Versions {
  readonly #out = new Map<string, number>();
  readonly #news = new Map<string, number>();

  /** Records that a version was handed out. */
  given(id: string, version: number): void {
    this.#out.set(id, version);
  }

  /** Records a version that a change reported. */
  told(id: string, version: number): void {
    this.#news.delete(id);
    this.#news.set(id, version);
    const [oldest] = this.#news.keys();
    if (this.#news.size > MAX && oldest !== undefined) this.#news.delete(oldest);
  }

  /** Forgets what changes reported. */
  forget(): void {
    this.#news.clear();
  }

  /** Whether a step is an article of which a newer version is known. */
  isStale(step: Step): boolean {
    return step.type === 'next-article' && step.article.version < (this.#news.get(step.article.id) ?? 0);
  }

  /** Whether this version was not handed out yet. Records it as handed out. */
  isNews({ id, version }: Known): boolean {
    if ((this.#out.get(id) ?? -1) >= version) return false;
    this.given(id, version);
    return true;
  }
}
