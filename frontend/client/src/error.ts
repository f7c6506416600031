import { count, type Fields, fields, text } from './unknown.js';

/**
 * A failure with a code: the server's own (RFC 9457, listed at `/docs#errors`), or `network` (no answer), `timeout` (no answer in time),
 * `malformed` (an answer that breaks the contract), `too-large` (an event that does not end), `closed` (the session was closed or rests).
 */
export class UnspoolError extends Error {
  override readonly name = 'UnspoolError';

  constructor(
    readonly code: string,
    /** HTTP status of the answer; 0 if there was none. */
    readonly status: number,
    /** Explanation for people who look for the cause. */
    readonly detail: string,
    /** Whether the request may succeed later without a change. */
    readonly retryable: boolean,
    /** Delay that the server asks for, in milliseconds; null if it gave none. */
    readonly retryMs: number | null = null,
    /** The server's problem document, if any, which may have more fields. */
    readonly problem: Fields | null = null,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** Creates a temporary failure that did not come from the server. */
export function localError(
  code: 'network' | 'timeout' | 'malformed' | 'too-large' | 'closed',
  detail = '',
): UnspoolError {
  return new UnspoolError(code, 0, detail, true);
}

/** Parses a problem document. `status` is used if the document has none. */
export function problemOf(value: unknown, status: number, retryMs: number | null = null): UnspoolError {
  const said = fields(value);
  const seen = count(said?.['status']) ?? status;
  const code = text(said?.['code']) ?? 'malformed';
  const detail = text(said?.['detail']) ?? '';
  const retryable = seen === 0 || seen >= 500 || seen === 408 || seen === 429;
  return new UnspoolError(code, seen, detail, retryable, retryMs, said);
}

/** Converts anything thrown by a request. An abort is `closed` once `ended`, and otherwise a time-out. */
export function errorOf(cause: unknown, ended: AbortSignal): UnspoolError {
  if (ended.aborted) return localError('closed');
  if (cause instanceof UnspoolError) return cause;
  if (cause instanceof SyntaxError) return localError('malformed');
  return fields(cause)?.['name'] === 'AbortError' ? localError('timeout') : localError('network', String(cause));
}
