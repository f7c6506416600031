import type { CommentsChanged } from './api';
import { parseChange } from './change';
import { SILENCE_MS } from './stream';
import type { SessionOptions } from './options';
import type { Tabs, TabMessage } from './tabs';
import type { ChangeTracker } from './change-tracker';
import { count, fields } from './unknown';
import { after, type Stop } from './wait';

/** A session's part in the one stream that the tabs of a browser share. */
export class SharedStream {
  readonly #tabs: Tabs;
  readonly #tracker: ChangeTracker;
  readonly #open: () => void;
  readonly #comments: SessionOptions['comments'];
  #isLeader = false;
  #quiet: Stop = () => undefined;

  /**
   * @param open opens the stream, which is ours then
   * @param comments hears of comments by another tab's stream
   */
  constructor(tabs: Tabs, tracker: ChangeTracker, open: () => void, comments: SessionOptions['comments']) {
    this.#tabs = tabs;
    this.#tracker = tracker;
    this.#open = open;
    this.#comments = comments;
  }

  /** Settles once it is known whether the stream is ours now; waits for it until `ended`. */
  join(ended: AbortSignal): Promise<void> {
    const deaf = this.#tabs.hear((word) => {
      this.#overhear(word);
    });
    return new Promise((decided) => {
      ended.addEventListener('abort', () => {
        this.#isLeader = false;
        this.#quiet();
        deaf();
        decided();
      });
      const follow = (): void => {
        if (!ended.aborted) this.#look();
        decided();
      };
      void this.#tabs.lead(follow, ended).then((release) => {
        if (ended.aborted) release();
        else this.#lead(release, ended);
        decided();
      });
    });
  }

  /** Says to the others what came by our stream. */
  tell(word: TabMessage): void {
    if (this.#isLeader) this.#tabs.tell(word);
  }

  #lead(release: Stop, ended: AbortSignal): void {
    ended.addEventListener('abort', release);
    this.#quiet();
    this.#isLeader = true;
    this.#open();
  }

  #overhear(word: unknown): void {
    this.#watch();
    const said = fields(word);
    const change = parseChange(said?.['change']);
    const seq = count(said?.['seq']);
    const comments = said?.['comments'];
    if (change !== null) this.#tracker.hear(change);
    else if (seq !== null) this.#tracker.reach(seq);
    else if (comments !== undefined) this.#comments?.(comments as CommentsChanged);
  }

  /** What is missing here, where another tab has the stream or has fallen silent. */
  #look(): void {
    this.#tracker.catchUp();
    this.#watch();
  }

  /** The tab that leads may be silent no longer than its stream. */
  #watch(): void {
    this.#quiet();
    if (this.#isLeader) return;
    this.#quiet = after(SILENCE_MS, () => {
      this.#look();
    });
  }
}
