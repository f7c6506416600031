import { errorOf, problemOf } from './error';
import { json } from './unknown';
import { within } from './wait';

/** The longest that anybody waits for an answer before hearing that it failed. */
export const TIMEOUT_MS = 10_000;

/** How the server is reached. */
export interface RequestDeps {
  /** Before every path: empty for the page's own origin. */
  readonly base: string;
  readonly fetch: typeof fetch;
}

/** A request that changes something, and how long it may take. */
export interface PutRequest {
  readonly body: unknown;
  readonly limitMs: number;
}

/** The answer's JSON, or null where it has no content. Fails with an UnspoolError, and with no other error. */
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

/** What an answer that is no success says of itself. */
export async function errorFrom(answer: Response): Promise<Error> {
  // A date, which it may be too, is no number: then our own patience decides.
  const seconds = Number(answer.headers.get('Retry-After'));
  return problemOf(json(await answer.text()), answer.status, seconds > 0 ? seconds * 1_000 : null);
}

function init(put: PutRequest | undefined): RequestInit {
  if (put === undefined) return { headers: { Accept: 'application/json' } };
  return { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(put.body) };
}
