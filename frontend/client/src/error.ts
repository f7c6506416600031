import { count, type Fields, fields, text } from './unknown';

/**
 * A failure that says what it is. `code` is the server's own (RFC 9457, listed at `/docs#errors`), or one of ours: `network` (no answer),
 * `timeout` (none in time), `malformed` (an answer that is not what the contract says), `too-large` (an event that does not end), `closed` (the session was closed or is at rest).
 */
export class UnspoolError extends Error {
  override readonly name = 'UnspoolError';

  constructor(
    readonly code: string,
    /** Of the answer; 0 where there was none. */
    readonly status: number,
    /** For people who look for the cause. */
    readonly detail: string,
    /** Whether the same may work later without any change. */
    readonly retryable: boolean,
    /** What the server asks to be left in peace, in milliseconds; null where it did not say. */
    readonly retryMs: number | null = null,
    /** The problem document, where the server sent one: it may say more. */
    readonly problem: Fields | null = null,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** A failure that no answer tells of, and that may pass. */
export function trouble(code: 'network' | 'timeout' | 'malformed' | 'too-large' | 'closed', detail = ''): UnspoolError {
  return new UnspoolError(code, 0, detail, true);
}

/** What a problem document says; `status` where it does not say its own. */
export function problemOf(value: unknown, status: number, retryMs: number | null = null): UnspoolError {
  const said = fields(value);
  const seen = count(said?.['status']) ?? status;
  const code = text(said?.['code']) ?? 'malformed';
  const detail = text(said?.['detail']) ?? '';
  const retryable = seen === 0 || seen >= 500 || seen === 408 || seen === 429;
  return new UnspoolError(code, seen, detail, retryable, retryMs, said);
}

/** Whatever was thrown while asking: an abort is `closed` once `ended`, and else a time-out. */
export function errorOf(cause: unknown, ended: AbortSignal): UnspoolError {
  if (ended.aborted) return trouble('closed');
  if (cause instanceof UnspoolError) return cause;
  if (cause instanceof SyntaxError) return trouble('malformed');
  return fields(cause)?.['name'] === 'AbortError' ? trouble('timeout') : trouble('network', String(cause));
}
