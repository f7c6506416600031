import { after, all, listen, type Stop } from './part';

/** Milliseconds before each new attempt. After the last one only the network's return tries again. */
const WAITS_MS = [2_000, 8_000, 30_000];

/**
 * Loads a script that was split off and calls `use` with it. After a failure it is loaded again, and until then the page works without it.
 * Browsers remember that a module has failed, so it is asked for by its address with another fragment, where the failure names the address.
 */
export function loadScript<Script>(load: () => Promise<Script>, use: (script: Script) => void): Stop {
  const waits = [...WAITS_MS];
  let isOver = false;
  let stop: Stop = () => undefined;
  const attempt = (from: () => Promise<Script>): void => {
    stop();
    from().then(
      (script) => {
        if (!isOver) use(script);
      },
      (cause: unknown) => {
        const [address] = /https?:\S+/.exec(String(cause)) ?? [];
        const again = (): void => {
          attempt(
            address === undefined ? load : () => import(/* @vite-ignore */ `${address}#again`) as Promise<Script>,
          );
        };
        const waitMs = waits.shift();
        if (isOver) return;
        stop = listen(window, 'online', again);
        if (waitMs !== undefined) stop = all(stop, after(waitMs, again));
      },
    );
  };
  attempt(load);
  return () => {
    isOver = true;
    stop();
  };
}
