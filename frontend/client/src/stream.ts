import { type RequestDeps, errorFrom } from './request';
import { errorOf, trouble } from './error';
import { parseEvent, type StreamEvent } from './events';
import { type Block, SseParser } from './sse';
import { after, type Stop } from './wait';

/** The server pings every 30 s; half as long again without a byte, and the line is dead though nothing says so. `hello` may say another beat. */
export const SILENCE_MS = 45_000;

const BEATS_OF_SILENCE = 1.5;

/** A server that is there says hello at once; a proxy that holds events back never lets it through. */
export const HELLO_MS = 3_000;

export interface StreamDeps extends RequestDeps {
  readonly path: string;
  /** The id of the last event that was heard, if any. */
  readonly token: string | null;
  readonly html: boolean;
}

export interface StreamListener {
  /** `token` is the place after the event: a stream that is opened with it goes on from there. */
  heard(event: StreamEvent, token: string): void;
  /** Once, unless it was closed before: nothing more will be heard. `retryMs` is when the server wants to see us again, if it said so; `status` is what it refused the stream with. */
  lost(retryMs: number | null, status?: number): void;
}

/**
 * Opens a stream by `fetch`: an EventSource could not send the last id on its first connection, sees no status, hides the checkpoints
 * between events, and comes back by itself with an address that is stale by then. Gives what closes it.
 */
export function openStream(deps: StreamDeps, listener: StreamListener): Stop {
  const ended = new AbortController();
  const parser = new SseParser();
  let silenceMs = HELLO_MS;
  let quiet: Stop = () => undefined;
  const close = (): void => {
    quiet();
    ended.abort();
  };
  const lose: StreamListener['lost'] = (retryMs, status) => {
    if (ended.signal.aborted) return;
    close();
    listener.lost(retryMs, status);
  };
  const watch = (): void => {
    quiet();
    quiet = after(silenceMs, () => {
      lose(null);
    });
  };
  const hear = (block: Block): void => {
    const event: StreamEvent = block.data === null ? { type: 'alive', seq: null } : parseEvent(block, deps.html);
    if (event.type === 'hello') {
      silenceMs = (event.heartbeatMs ?? SILENCE_MS / BEATS_OF_SILENCE) * BEATS_OF_SILENCE;
      watch();
    }
    listener.heard(event, block.id);
    if (event.type === 'bye') lose(event.retryMs);
  };
  watch();
  void read(deps, ended.signal, (text) => {
    // Before hello, bytes are no sign that events come through.
    if (silenceMs !== HELLO_MS) watch();
    for (const block of parser.feed(text)) if (!ended.signal.aborted) hear(block);
  })
    .catch((cause: unknown) => errorOf(cause, ended.signal))
    .then((error) => {
      lose(error?.retryMs ?? parser.retryMs, error?.status);
    });
  return close;
}

/** Reads until the stream ends, and says every part of it. */
async function read(deps: StreamDeps, signal: AbortSignal, say: (text: string) => void): Promise<void> {
  const headers = { Accept: 'text/event-stream', ...(deps.token === null ? {} : { 'Last-Event-ID': deps.token }) };
  const answer = await deps.fetch(deps.base + deps.path, { headers, signal, cache: 'no-store' });
  if (!answer.ok) throw await errorFrom(answer);
  const type = answer.headers.get('Content-Type') ?? '';
  if (answer.body === null || !type.startsWith('text/event-stream')) throw trouble('malformed', 'no stream');
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    say(decoder.decode(value, { stream: true }));
  }
}
