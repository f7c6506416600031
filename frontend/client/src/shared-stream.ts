import type { CommentsChanged } from './api';
import { parseChange } from './change';
import { SILENCE_MS } from './stream';
import type { SessionOptions } from './options';
import type { Tabs, TabMessage } from './tabs';
import type { ChangeTracker } from './change-tracker';
import { count, fields } from './unknown';
import { after, type Stop } from './wait';

/** A session's share of the one stream that all tabs of a browser use. */
export class SharedStream {
  readonly #tabs: Tabs;
  readonly #tracker: ChangeTracker;
  readonly #open: () => void;
  readonly #comments: SessionOptions['comments'];
  #isLeader = false;
  #quiet: Stop = () => undefined;

  /**
   * @param open opens the stream once this tab leads
   * @param comments called with comments that another tab's stream reports
   */
  constructor(tabs: Tabs, tracker: ChangeTracker, open: () => void, comments: SessionOptions['comments']) {
    this.#tabs = tabs;
    this.#tracker = tracker;
    this.#open = open;
    this.#comments = comments;
  }

  /** Waits to lead until `ended`. Settles once it is known whether this tab leads now. */
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

  /** Passes on to other tabs what came by this tab's stream. */
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

  /** Fetches missed changes, because another tab has the stream or has fallen silent. */
  #look(): void {
    this.#tracker.catchUp();
    this.#watch();
  }

  /** Watches the leading tab, which may be silent no longer than its stream. */
  #watch(): void {
    this.#quiet();
    if (this.#isLeader) return;
    this.#quiet = after(SILENCE_MS, () => {
      this.#look();
    });
  }
}
