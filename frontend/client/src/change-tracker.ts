import { requestJson, type RequestDeps } from './request.js';
import { Backoff } from './backoff.js';
import { type Change, parseChange, type Resync } from './change.js';
import { localError, type UnspoolError } from './error.js';
import { count, fields } from './unknown.js';
import { after, type Stop } from './wait.js';

export interface ChangeTrackerDeps extends RequestDeps {
  readonly random: () => number;
  /** Returns a signal that is aborted while the session rests: no requests are sent then. */
  readonly life: () => AbortSignal;
  /** Called with each change once, in order, with none left out. */
  readonly tell: (change: Change | Resync) => void;
}

/** The session's cursor in the change log. Reports every change once and misses none, whether it came by stream, by request or from a tab. */
export class ChangeTracker {
  readonly #backoff: Backoff;
  /** Signal of the request that is under way. */
  #running: AbortSignal | null = null;
  /** Number of the newest known change. */
  #head = 0;
  #retry: Stop = () => undefined;
  #at: number | null;
  readonly #deps: ChangeTrackerDeps;

  /** @param at number of the last change known here; null to begin at the first number that the server reports */
  constructor(at: number | null, deps: ChangeTrackerDeps) {
    this.#at = at;
    this.#deps = deps;
    this.#backoff = new Backoff(deps.random);
  }

  get seq(): number | null {
    return this.#at;
  }

  /** Takes a change, which may be a repetition or come after missing ones. */
  hear(change: Change): void {
    this.#at ??= change.seq - 1;
    if (change.seq === this.#at + 1) this.#step(change);
    else if (change.seq > this.#at) this.reach(change.seq);
  }

  /** Fetches the changes that are missing up to `seq`. */
  reach(seq: number): void {
    this.#at ??= seq;
    this.#head = Math.max(this.#head, seq);
    if (seq !== this.#at) this.catchUp();
  }

  /** Reports that changes were lost for good, and goes on after `seq`. */
  restart(seq: number | null, reason: string): void {
    this.#at = seq;
    this.#head = seq ?? 0;
    this.#resync(reason);
  }

  /** Requests changes until none is missing. */
  catchUp(): void {
    const signal = this.#deps.life();
    if (this.#at === null || this.#running === signal || signal.aborted) return;
    this.#retry();
    this.#running = signal;
    void this.#run(signal);
  }

  rest(): void {
    this.#retry();
    this.#backoff.succeeded();
  }

  #resync(reason: string): void {
    this.#deps.tell({ type: 'resync', reason });
  }

  #step(change: Change): void {
    this.#at = change.seq;
    this.#deps.tell(change);
  }

  async #run(ended: AbortSignal): Promise<void> {
    try {
      while (await this.#page(ended));
      this.#backoff.succeeded();
    } catch (cause) {
      if (!ended.aborted) this.#refused(cause as UnspoolError);
    }
    if (this.#running === ended) this.#running = null;
    // Another change may have been reported since the last page was read.
    if (this.#isBehind() && !this.#backoff.isOn) this.catchUp();
  }

  /** Fetches one page, and returns whether there are more. Throws if changes are missing from it: another instance may be behind. */
  async #page(ended: AbortSignal): Promise<boolean> {
    const before = this.#at ?? 0;
    const answer = fields(await requestJson(`/api/v1/changes?after=${String(before)}`, this.#deps, ended));
    const items = answer?.['items'];
    if (!Array.isArray(items)) throw localError('malformed', 'no changes');
    for (const item of items) this.#read(item);
    const isMore = answer?.['hasMore'] === true || this.#isBehind();
    if (isMore && this.#at === before) throw localError('malformed', 'no changes');
    return isMore;
  }

  #isBehind(): boolean {
    return (this.#at ?? 0) < this.#head;
  }

  /** Takes a change from the log. A renaming, which concerns many articles, becomes a resync; an unknown kind only moves the cursor. */
  #read(item: unknown): void {
    const said = fields(item);
    const change = parseChange(said);
    const seq = count(said?.['seq']) ?? 0;
    if (change !== null) this.hear(change);
    else if (seq > (this.#at ?? 0)) {
      this.#at = seq;
      if (said?.['type'] === 'filing-changed') this.#resync('filing-changed');
    }
  }

  #refused(error: UnspoolError): void {
    if (error.status === 410) {
      this.restart(count(error.problem?.['head']), 'expired');
    } else {
      this.#retry = after(this.#backoff.failed(error.retryMs), () => {
        this.catchUp();
      });
    }
  }
}
