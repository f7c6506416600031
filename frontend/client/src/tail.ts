import { Backoff } from './backoff.js';
import { localError } from './error.js';
import { MISSED, type StreamEvent } from './events.js';
import { requestJson, type RequestDeps } from './request.js';
import { count, type Fields, fields, text } from './unknown.js';
import { within } from './wait.js';

/** Names the head of the change log and the address of the tail. Caches answer it. */
const BEGIN = '/api/v1/feed?limit=1';

const TAIL = '/api/v1/tail/';

/** Time-out of a request for the tail, which is held for two rounds of 25 s at most. */
const HELD_MS = 55_000;

/** Milliseconds over which readers spread who were all answered at the end of a round. */
const SPREAD_MS = 1_000;

/** Milliseconds before each new attempt to open a stream meanwhile: one to five minutes. */
const SELDOM_MS = 60_000;
const SELDOM_SPREAD_MS = 240_000;

export interface TailDeps extends RequestDeps {
  readonly random: () => number;
  /** Called as with the events of a stream. */
  readonly told: (event: StreamEvent) => void;
  /** Tries to open a stream. */
  readonly retry: () => void;
}

/**
 * Follows the tail until `ended`, and tries a stream now and then, and when the network returns. Says how far the change log has grown: what the
 * changes are comes from the log itself, so that each is applied once, whichever way it was heard of. While the tail fails too, has the log
 * looked up, ever more seldom, up to every minute.
 */
export function followTail(deps: TailDeps, ended: AbortSignal): void {
  const soon = async (): Promise<void> => {
    while (await pause(SELDOM_MS + deps.random() * SELDOM_SPREAD_MS, ended)) deps.retry();
  };
  // Node does not tell of the network.
  const window = globalThis as { readonly addEventListener?: typeof addEventListener };
  window.addEventListener?.(
    'online',
    () => {
      deps.told(MISSED);
      deps.retry();
    },
    { signal: ended },
  );
  void soon();
  void follow(deps, ended);
}

async function follow(deps: TailDeps, ended: AbortSignal): Promise<void> {
  const backoff = new Backoff(deps.random);
  let address = BEGIN;
  for (;;) {
    let waitMs: number;
    try {
      const answer = await ask(address, deps, ended);
      if (address !== BEGIN) backoff.succeeded();
      address = answer.next;
      waitMs = read(answer.said, deps);
    } catch {
      if (ended.aborted) return;
      address = BEGIN;
      deps.told(MISSED);
      waitMs = backoff.failed();
    }
    if (waitMs > 0 && !(await pause(waitMs, ended))) return;
  }
}

/** Requests an answer of the tail, or the beginning. Throws if it does not lead on: asking for one address again and again would be a loop. */
async function ask(
  address: string,
  deps: TailDeps,
  ended: AbortSignal,
): Promise<{ readonly said: Fields; readonly next: string }> {
  const answer = fields(await requestJson(address, deps, ended, undefined, HELD_MS));
  const said = address === BEGIN ? fields(answer?.['changes']) : answer;
  const next = text(said?.['tail']) ?? text(said?.['next']);
  if (said === null || next === null || !next.startsWith(TAIL) || next === address)
    throw localError('malformed', 'no tail');
  return { said, next };
}

/** Reports what an answer says. Returns the milliseconds to wait before the next request. */
function read(answer: Fields, { told, random }: TailDeps): number {
  const seq = count(answer['seq']) ?? count(answer['head']);
  const resync = fields(answer['resync']);
  if (resync !== null) {
    const reason = resync['reason'] === 'expired' ? 'expired' : 'unknown-id';
    told({ type: 'resync', reason, isLost: true, seq });
  } else told({ type: 'alive', seq });
  const isNews = !Array.isArray(answer['items']) || answer['items'].length > 0;
  const waitMs = count(answer['waitMs']) ?? 0;
  return isNews ? waitMs : waitMs + random() * Math.max(SPREAD_MS, waitMs / 2);
}

/** Waits. Returns false if `ended` before. */
async function pause(waitMs: number, ended: AbortSignal): Promise<boolean> {
  const wait = within(waitMs, ended, async (over) => {
    await new Promise((done) => {
      over.addEventListener('abort', done);
    });
  });
  await wait.catch(() => undefined);
  return !ended.aborted;
}
