import { errorOf, problemOf } from './error.js';
import { json } from './unknown.js';
import { within } from './wait.js';

/** Time-out of a request, in milliseconds. */
export const TIMEOUT_MS = 10_000;

const JSON_TYPE = 'application/json';

const READ: RequestInit = { headers: { Accept: JSON_TYPE } };

export interface RequestDeps {
  /** Prefix of every path; empty for the page's own origin. */
  readonly base: string;
  readonly fetch: typeof fetch;
}

/** Describes a request that sends JSON. */
export function sending(method: string, body: unknown): RequestInit {
  return { method, headers: { 'Content-Type': JSON_TYPE }, body: JSON.stringify(body) };
}

/** Sends a request and returns the answer's JSON, or null if it has no content. Throws only UnspoolErrors. */
export async function requestJson(
  path: string,
  deps: RequestDeps,
  ended: AbortSignal,
  init = READ,
  limitMs = TIMEOUT_MS,
): Promise<unknown> {
  try {
    return await within(limitMs, ended, async (signal) => {
      const answer = await deps.fetch(deps.base + path, { ...init, signal });
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
