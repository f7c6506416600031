import { errorOf, problemOf } from './error';
import { json } from './unknown';
import { within } from './wait';

/** Time-out of a request, in milliseconds. */
export const TIMEOUT_MS = 10_000;

export interface RequestDeps {
  /** Prefix of every path; empty for the page's own origin. */
  readonly base: string;
  readonly fetch: typeof fetch;
}

/** The body of a PUT request, and its time-out. */
export interface PutRequest {
  readonly body: unknown;
  readonly limitMs: number;
}

/** Sends a request and returns the answer's JSON, or null if it has no content. Throws only UnspoolErrors. */
export async function requestJson(
  path: string,
  deps: RequestDeps,
  ended: AbortSignal,
  put?: PutRequest,
): Promise<unknown> {
  try {
    return await within(put?.limitMs ?? TIMEOUT_MS, ended, async (signal) => {
      const answer = await deps.fetch(deps.base + path, { ...init(put), signal });
      if (!answer.ok) throw await errorFrom(answer);
      return answer.status === 204 ? null : ((await answer.json()) as unknown);
    });
  } catch (cause) {
    throw errorOf(cause, ended);
  }
}

/** Reads the error from an unsuccessful answer. */
export async function errorFrom(answer: Response): Promise<Error> {
  // It may also be a date, which is no number: our own backoff then decides.
  const seconds = Number(answer.headers.get('Retry-After'));
  return problemOf(json(await answer.text()), answer.status, seconds > 0 ? seconds * 1_000 : null);
}

function init(put: PutRequest | undefined): RequestInit {
  if (put === undefined) return { headers: { Accept: 'application/json' } };
  return { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(put.body) };
}
