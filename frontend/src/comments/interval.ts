import { after, type Stop } from '../part';

/** Calls `act` every `delayMs` milliseconds. */
export function startInterval(delayMs: number, act: () => void): Stop {
  let stop: Stop = () => undefined;
  const again = (): void => {
    stop = after(delayMs, () => {
      again();
      act();
    });
  };
  again();
  return () => {
    stop();
  };
}
