import { type RequestDeps, errorFrom } from './request.js';
import { errorOf, localError } from './error.js';
import { HEARTBEAT_MS, parseEvent, type StreamEvent } from './events.js';
import { type Block, SseParser } from './sse.js';
import { after, type Stop } from './wait.js';

/** Heartbeats of silence after which a stream counts as lost. */
const BEATS_OF_SILENCE = 1.5;

/** Milliseconds of silence after which a stream counts as lost if its heartbeat is not known. */
export const SILENCE_MS = HEARTBEAT_MS * BEATS_OF_SILENCE;

/** Stands for the status of a stream that fell silent. */
export const SILENT = 0;

/** Time-out of `hello`, which a server sends at once. A proxy that buffers events never lets it through. */
export const HELLO_MS = 3_000;

export interface StreamDeps extends RequestDeps {
  readonly path: string;
  /** Id of the last event received, if any. */
  readonly token: string | null;
  readonly html: boolean;
}

export interface StreamListener {
  /** Called with every event. `token` is its id: a stream that is opened with it goes on after the event. */
  heard(event: StreamEvent, token: string): void;
  /**
   * Called once when the stream is lost, unless it was closed before. `retryMs` is the server's delay for reconnecting, if any; `status` is that of
   * its refusal, if any, and `SILENT` if it sent nothing for too long.
   */
  lost(retryMs: number | null, status?: number): void;
}

/**
 * Opens a stream by `fetch`, and returns a function that closes it. An EventSource cannot send the last event id on its first connection,
 * hides the status and the checkpoints between events, and reconnects with an outdated address.
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
      lose(null, SILENT);
    });
  };
  const hear = (block: Block): void => {
    const event: StreamEvent = block.data === null ? { type: 'alive', seq: null } : parseEvent(block, deps.html);
    if (event.type === 'hello') {
      silenceMs = event.heartbeatMs * BEATS_OF_SILENCE;
      watch();
    }
    listener.heard(event, block.id);
    if (event.type === 'bye') lose(event.retryMs);
  };
  watch();
  void read(deps, ended.signal, (text) => {
    // Bytes before hello do not prove that events come through.
    if (silenceMs !== HELLO_MS) watch();
    for (const block of parser.feed(text)) if (!ended.signal.aborted) hear(block);
  })
    .catch((cause: unknown) => errorOf(cause, ended.signal))
    .then((error) => {
      lose(error?.retryMs ?? parser.retryMs, error?.status);
    });
  return close;
}

/** Reads the stream to its end, and calls `say` with every part of its text. */
async function read(deps: StreamDeps, signal: AbortSignal, say: (text: string) => void): Promise<void> {
  const headers = { Accept: 'text/event-stream', ...(deps.token === null ? {} : { 'Last-Event-ID': deps.token }) };
  const answer = await deps.fetch(deps.base + deps.path, { headers, signal, cache: 'no-store' });
  if (!answer.ok) throw await errorFrom(answer);
  const type = answer.headers.get('Content-Type') ?? '';
  if (answer.body === null || !type.startsWith('text/event-stream')) throw localError('malformed', 'no stream');
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    say(decoder.decode(value, { stream: true }));
  }
}
