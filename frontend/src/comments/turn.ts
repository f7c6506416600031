import type { SafeStorage } from '../memory/storage';
import { after } from '../part';

const NAME = 'unspool.turn';

/** Milliseconds after which a claim counts as left behind: clearly less than the time-out of a comment, which includes the wait. */
const STALE_MS = 8_000;

/** Milliseconds after which a tab renews its claim while its task runs. */
const RENEW_MS = 2_000;

/** Milliseconds between looks at the claim. A tab that claims at the same moment has written by then. */
const LOOK_MS = 60;

/** Runs a task while no other tab of this browser runs one. Throws if `signal` is aborted before its turn has come. */
export type InTurn = <T>(task: () => Promise<T>, signal: AbortSignal) => Promise<T>;

/** Takes turns by Web Locks. Browsers have none on pages without encryption: there a claim in the storage stands for the lock. */
export function openTurns(storage: SafeStorage): InTurn {
  const { locks } = navigator as { readonly locks?: LockManager | null };
  return async (task, signal) => {
    const turn = { hasBegun: false };
    const begin: typeof task = () => {
      turn.hasBegun = true;
      return task();
    };
    try {
      if (locks) return await locks.request(NAME, { signal }, begin);
    } catch (cause) {
      // A browser that denies a page its storage may deny it locks too.
      if (turn.hasBegun || signal.aborted) throw cause;
    }
    return byClaim(storage, task, signal);
  };
}

async function byClaim<T>(storage: SafeStorage, task: () => Promise<T>, signal: AbortSignal): Promise<T> {
  const mine = crypto.getRandomValues(new Uint32Array(2)).join('-');
  const holder = (): string => {
    const [name = '', at] = (storage.get(NAME) ?? '').split(' ');
    return Math.abs(Date.now() - Number(at)) < STALE_MS ? name : '';
  };
  const claim = (): void => {
    storage.set(NAME, `${mine} ${String(Date.now())}`);
  };
  while (holder() !== mine) {
    signal.throwIfAborted();
    if (holder() === '') claim();
    await new Promise<void>((resolve) => {
      after(LOOK_MS, resolve);
    });
  }
  const renewing = setInterval(() => {
    if (holder() === mine) claim();
  }, RENEW_MS);
  try {
    return await task();
  } finally {
    clearInterval(renewing);
    if (holder() === mine) storage.remove(NAME);
  }
}
