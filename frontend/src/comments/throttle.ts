import { after, type Stop } from '../part';

/** Runs a task on request: one run at a time, with a pause after each. */
export interface Throttle {
  /** Requests a run in `delayMs` milliseconds. Joins a run that is scheduled; one that is under way is followed by another. */
  readonly request: (delayMs: number) => void;
  readonly stop: Stop;
}

export function openThrottle(pauseMs: number, task: () => Promise<void>): Throttle {
  let timer: Stop | null = null;
  let isRunning = false;
  let isRequested = false;
  let isOver = false;
  let endedAt = -pauseMs;
  const run = async (): Promise<void> => {
    timer = null;
    isRunning = true;
    try {
      await task();
    } finally {
      isRunning = false;
      endedAt = performance.now();
      if (isRequested) request(0);
      isRequested = false;
    }
  };
  const request = (delayMs: number): void => {
    if (isOver) return;
    if (isRunning) isRequested = true;
    else timer ??= after(Math.max(delayMs, endedAt + pauseMs - performance.now()), () => void run());
  };
  return {
    request,
    stop: () => {
      isOver = true;
      timer?.();
    },
  };
}
