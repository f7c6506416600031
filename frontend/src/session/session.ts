import { pull } from './pull';
import { Push, type Pushed } from './push';
import type { Place } from './place';
import type { NextArticle, Step } from './step';
import type { Wires } from './stream';

/** What a session needs of the page and the browser. */
export interface Surroundings extends Wires {
  /** Article numbers that the reader has read, as ranges: `1-20,25`. */
  readonly read: () => string;
  /** Whether an article may wait here before the reader comes near it. */
  readonly prefetch: boolean;
  readonly random: () => number;
}

/** A reading session: the articles after the one the reader opened, by stream where there is one and by request where there is none. */
export class Session {
  private readonly versions = new Map<string, number>();
  private readonly push: Push;
  private here: Place;
  private awake = new AbortController();

  constructor(
    start: Place,
    private readonly around: Surroundings,
  ) {
    this.here = start;
    this.push = new Push({
      ...around,
      place: () => this.here,
      reached: (position) => {
        this.here = { ...this.here, position };
      },
    });
  }

  /** The place after the last step that was given. */
  get place(): Place {
    return this.here;
  }

  /** An article the page has: it is not given again, unless it was corrected since. */
  know(id: string, version: number): void {
    this.versions.set(id, version);
  }

  /**
   * The next article, the end, or a failure, after which the same may be asked again. An article is given once, and once more only where
   * its version has risen. One call at a time.
   */
  async next(): Promise<Step> {
    for (;;) {
      const { step, token } = (await this.push.take()) ?? (await this.pulled());
      if (step.type !== 'next-article') return step;
      this.here = { entry: this.here.entry, cursor: step.cursor, position: step.position, token };
      this.push.raise();
      if (this.isNews(step)) return step;
    }
  }

  /** Opens the stream. `next` works without it too. */
  wake(): void {
    if (this.awake.signal.aborted) this.awake = new AbortController();
    this.push.open();
  }

  /** Ends all that is under way: who waits hears of a failure, and can ask again once the session is woken. */
  rest(): void {
    this.awake.abort();
    this.push.close();
  }

  private async pulled(): Promise<Pushed> {
    const step = await pull(this.here, this.around.read(), this.around.fetch, this.awake.signal);
    if (step.type === 'next-article') this.push.overtaken();
    return { step, token: null };
  }

  private isNews(article: NextArticle): boolean {
    const known = this.versions.get(article.id);
    this.know(article.id, article.version);
    return known === undefined || known < article.version;
  }
}
