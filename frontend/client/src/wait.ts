/** Stops a part and removes its timers, listeners and requests. Safe to call twice. */
export type Stop = () => void;

/** Calls `act` once after `delayMs`, unless it is stopped before. */
export function after(delayMs: number, act: () => void): Stop {
  const timer = setTimeout(act, delayMs);
  return () => {
    clearTimeout(timer);
  };
}

/** Runs `work`, and aborts it after `limitMs` or once `ended`. */
export async function within<T>(
  limitMs: number,
  ended: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  ended.throwIfAborted();
  const limit = new AbortController();
  const abort = (): void => {
    limit.abort();
  };
  const stop: Stop = after(limitMs, abort);
  ended.addEventListener('abort', abort);
  try {
    return await work(limit.signal);
  } finally {
    stop();
    ended.removeEventListener('abort', abort);
  }
}

/** Returns a function that calls `act`. What it throws is reported as uncaught, and ends nothing else. */
export function guarded<T>(act?: (item: T) => void): (item: T) => void {
  return (item) => {
    try {
      act?.(item);
    } catch (cause) {
      queueMicrotask(() => {
        throw cause as Error;
      });
    }
  };
}
