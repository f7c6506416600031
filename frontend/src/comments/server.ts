import { fields, json, text } from '../../client/src/unknown';
import { within } from '../../client/src/wait';
import { type Fragment, fetchFragment } from '../column/fragment';
import type { Identity } from './identity';

/** Time-out of a request that sends or changes a comment. */
const TIMEOUT_MS = 15_000;

/** Status of an expired author token: an answer in HTML contains no error code. */
const EXPIRED = 401;

/** A validation error of one field. */
export interface Fault {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** The result of a request: done, or the reason why not. */
export type Outcome =
  | { readonly type: 'done'; readonly said: unknown; readonly isShown: boolean }
  | { readonly type: 'faults'; readonly faults: readonly Fault[] }
  | { readonly type: 'closed' | 'limited' | 'forbidden' | 'gone' | 'failed' };

/** Fetches drawn comments and sends the reader's. The author token goes in a header, so that it appears in no log or history. */
export interface Server {
  readonly draw: (address: string) => Promise<Fragment>;
  readonly send: (method: string, address: string, body: object | null, key?: string) => Promise<Outcome>;
}

export function openServer(fetcher: typeof fetch, identity: Identity, ended: AbortSignal): Server {
  const own = ownFetch(fetcher, identity);
  return {
    draw: (address) => fetchFragment(address, own, ended),
    send: async (method, address, body, key) => {
      const headers = {
        Accept: 'application/json',
        ...(body === null ? {} : { 'Content-Type': 'application/json' }),
        ...(key === undefined ? {} : { 'Idempotency-Key': key }),
      };
      try {
        return await within(TIMEOUT_MS, ended, async (signal) => {
          const answer = await own(address, {
            method,
            headers,
            signal,
            ...(body === null ? {} : { body: JSON.stringify(body) }),
          });
          return outcomeOf(answer.status, json(await answer.text()));
        });
      } catch {
        return { type: 'failed' };
      }
    },
  };
}

/** Adds the author token to requests. An expired token is forgotten, and the reader goes on as a new author. */
function ownFetch(fetcher: typeof fetch, identity: Identity): typeof fetch {
  return async (input, init) => {
    const token = identity.token();
    if (token === null) return fetcher(input, init);
    const headers = new Headers(init?.headers);
    headers.set('Unspool-Author', token);
    const answer = await fetcher(input, { ...init, headers });
    if (answer.status !== EXPIRED) return answer;
    // Another tab may have received a new token meanwhile.
    if (identity.token() === token) identity.forget();
    return fetcher(input, init);
  };
}

function outcomeOf(status: number, said: unknown): Outcome {
  if (status >= 200 && status < 300) return { type: 'done', said, isShown: status !== 202 };
  const code = text(fields(said)?.['code']);
  if (code === 'comments-closed') return { type: 'closed' };
  if (status === 422) return { type: 'faults', faults: faultsOf(fields(said)?.['errors']) };
  if (status === 429) return { type: 'limited' };
  if (status === 403) return { type: 'forbidden' };
  return { type: status === 404 || status === 410 ? 'gone' : 'failed' };
}

function faultsOf(errors: unknown): readonly Fault[] {
  if (!Array.isArray(errors)) return [];
  return errors.map((error: unknown) => {
    const said = fields(error);
    return {
      field: text(said?.['field']) ?? '',
      code: text(said?.['code']) ?? '',
      message: text(said?.['message']) ?? '',
    };
  });
}
