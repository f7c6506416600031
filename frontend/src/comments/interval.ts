import { after, type Stop } from '../part';

/** Runs `act` again and again, every so many milliseconds. */
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
