import { after, all, listen, type Stop } from '../part';
import { EVENT_NAMES, parseEvent, type StreamEvent } from './events';
import { within } from '../limit';

/** The server pings every 30 s; half as long again without any event, and the line is dead though nothing says so. */
export const SILENCE_MS = 45_000;

/** A server that is there says hello at once; a proxy that holds events back never lets it through. */
export const HELLO_MS = 3_000;

/** A credit is a small request to a server that is there: longer, and the stream is given up. */
const CREDIT_MS = 5_000;

/** A stream that is open, or about to be. */
export interface Stream {
  /** Lets the server send articles up to this position. Absolute, never lowered, safe to repeat. */
  raise(sid: string, upTo: number): void;
  close(): void;
}

export interface StreamListener {
  /** `token` is the place after the event: a stream that is opened with it goes on from there. */
  heard(event: StreamEvent, token: string): void;
  /** Once, unless it was closed before: nothing more will be heard. `retryMs` is when the server wants to see us again, if it said so. */
  lost(retryMs: number | null): void;
}

/** What a stream needs of the browser. */
export interface Wires {
  readonly fetch: typeof fetch;
  readonly eventSource: (address: string) => EventSource;
  /** Gives the one place that the tabs of this browser have for a stream, or null where another tab holds it. */
  readonly hold: () => Promise<Stop | null>;
}

export function openStream(address: string, listener: StreamListener, wires: Wires): Stream {
  const ended = new AbortController();
  let hangUp: Stop = () => undefined;
  const close = (): void => {
    ended.abort();
    hangUp();
  };
  const lose = (retryMs: number | null): void => {
    if (ended.signal.aborted) return;
    close();
    listener.lost(retryMs);
  };
  void wires.hold().then((release) => {
    if (release === null) lose(null);
    else if (ended.signal.aborted) release();
    else hangUp = all(release, listenTo(wires.eventSource(address), listener, lose));
  });
  return {
    raise: (sid, upTo) => {
      putCredit(sid, upTo, wires.fetch, ended.signal).catch(() => {
        lose(null);
      });
    },
    close,
  };
}

function listenTo(source: EventSource, listener: StreamListener, lose: (retryMs: number | null) => void): Stop {
  let quiet: Stop = () => undefined;
  const watch = (limitMs: number): void => {
    quiet();
    quiet = after(limitMs, () => {
      lose(null);
    });
  };
  const hear = (message: Event): void => {
    if (!(message instanceof MessageEvent)) return;
    watch(SILENCE_MS);
    const event = parseEvent(message.type, message.data);
    listener.heard(event, message.lastEventId);
    if (event.type === 'bye') lose(event.retryMs);
  };
  watch(HELLO_MS);
  return all(
    () => {
      quiet();
    },
    () => {
      source.close();
    },
    // The browser would come back by itself with its first address; we come back with the place we have reached.
    listen(source, 'error', () => {
      lose(null);
    }),
    ...EVENT_NAMES.map((name) => listen(source, name, hear)),
  );
}

async function putCredit(sid: string, upTo: number, fetcher: typeof fetch, ended: AbortSignal): Promise<void> {
  const answer = await within(CREDIT_MS, ended, (signal) =>
    fetcher(`/api/v1/streams/${encodeURIComponent(sid)}/credit`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ upTo }),
      signal,
    }),
  );
  if (!answer.ok) throw new Error(`credit answered ${String(answer.status)}`);
}
