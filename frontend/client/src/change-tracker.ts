import { requestJson, type RequestDeps } from './request';
import { Backoff } from './backoff';
import { type Change, parseChange, type Resync } from './change';
import { trouble, type UnspoolError } from './error';
import { count, fields } from './unknown';
import { after, type Stop } from './wait';

export interface ChangeTrackerDeps extends RequestDeps {
  readonly random: () => number;
  /** Aborted while the session rests: nothing is asked then. */
  readonly life: () => AbortSignal;
  /** Each change once, in order, none left out. */
  readonly tell: (change: Change | Resync) => void;
}

/** Where we are in the change log. Sees to it that every change is told once and none is missed, whatever way it came. */
export class ChangeTracker {
  readonly #backoff: Backoff;
  /** Names the search that is under way, by what would end it. */
  #running: AbortSignal | null = null;
  /** The newest change that is known to be. */
  #head = 0;
  #retry: Stop = () => undefined;
  #at: number | null;
  readonly #deps: ChangeTrackerDeps;

  /** @param at the last change that is known here; null where the first word of the server is to be believed */
  constructor(at: number | null, deps: ChangeTrackerDeps) {
    this.#at = at;
    this.#deps = deps;
    this.#backoff = new Backoff(deps.random);
  }

  get seq(): number | null {
    return this.#at;
  }

  /** A change that was heard, perhaps not for the first time, perhaps not the next. */
  hear(change: Change): void {
    this.#at ??= change.seq - 1;
    if (change.seq === this.#at + 1) this.#step(change);
    else if (change.seq > this.#at) this.reach(change.seq);
  }

  /** The log is at `seq`: brings what is missing until there. */
  reach(seq: number): void {
    this.#at ??= seq;
    this.#head = Math.max(this.#head, seq);
    if (seq !== this.#at) this.catchUp();
  }

  /** Changes were lost for good: goes on after `seq`. */
  restart(seq: number | null, reason: string): void {
    this.#at = seq;
    this.#head = seq ?? 0;
    this.#deps.tell({ type: 'resync', reason });
  }

  /** Asks what there is, until nothing is missing. */
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

  #step(change: Change): void {
    this.#at = change.seq;
    this.#deps.tell(change);
  }

  async #run(ended: AbortSignal): Promise<void> {
    try {
      while (await this.#page(ended));
      this.#finished(ended);
      this.#backoff.succeeded();
    } catch (cause) {
      this.#finished(ended);
      if (!ended.aborted) this.#refused(cause as UnspoolError);
    }
    // Another change may have been heard of since the last page was read.
    if (this.#isBehind() && !this.#backoff.isOn) this.catchUp();
  }

  #finished(ended: AbortSignal): void {
    if (this.#running === ended) this.#running = null;
  }

  /** Brings one page; gives whether there is more. Fails where there should be more and is not: another instance may be behind. */
  async #page(ended: AbortSignal): Promise<boolean> {
    const before = this.#at ?? 0;
    const answer = fields(await requestJson(`/api/v1/changes?after=${String(before)}`, this.#deps, ended));
    const items = answer?.['items'];
    if (!Array.isArray(items)) throw trouble('malformed', 'no changes');
    for (const item of items) this.#read(item);
    const isMore = answer?.['hasMore'] === true || this.#isBehind();
    if (isMore && this.#at === before) throw trouble('malformed', 'no changes');
    return isMore;
  }

  #isBehind(): boolean {
    return this.#at !== null && this.#at < this.#head;
  }

  /** A kind of change that is not known here is one all the same. */
  #read(item: unknown): void {
    const change = parseChange(item);
    if (change !== null) this.hear(change);
    else this.#at = Math.max(this.#at ?? 0, count(fields(item)?.['seq']) ?? 0);
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
