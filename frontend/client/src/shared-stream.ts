import type { CommentsChanged } from './api.js';
import { parseChange } from './change.js';
import { SILENCE_MS } from './stream.js';
import type { TabChannel, TabMessage } from './tabs.js';
import type { ChangeTracker } from './change-tracker.js';
import { count, fields } from './unknown.js';
import { after, type Stop } from './wait.js';

/** Connects a session to the stream of all tabs. */
export interface SharedStreamDeps {
  readonly tracker: Pick<ChangeTracker, 'hear' | 'reach' | 'catchUp'>;
  /** Opens the stream once this tab leads. */
  readonly open: Stop;
  /** Called with comments that another tab's stream reports. */
  readonly comments: (changed: CommentsChanged) => void;
}

/** A session's share of the one stream that all tabs of a browser use. */
export class SharedStream {
  readonly #tabs: TabChannel;
  readonly #deps: SharedStreamDeps;
  #isLeader = false;
  #quiet: Stop = () => undefined;

  constructor(tabs: TabChannel, deps: SharedStreamDeps) {
    this.#tabs = tabs;
    this.#deps = deps;
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
    this.#deps.open();
  }

  #overhear(word: unknown): void {
    this.#watch();
    const said = fields(word);
    const change = parseChange(said?.['change']);
    const seq = count(said?.['seq']);
    const comments = said?.['comments'];
    if (change !== null) this.#deps.tracker.hear(change);
    else if (seq !== null) this.#deps.tracker.reach(seq);
    else if (comments !== undefined) this.#deps.comments(comments as CommentsChanged);
  }

  /** Fetches missed changes, because another tab has the stream or has fallen silent. */
  #look(): void {
    this.#deps.tracker.catchUp();
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
