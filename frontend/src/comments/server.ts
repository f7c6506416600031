import { fields, json, text } from '../../client/src/unknown';
import { within } from '../../client/src/wait';
import { type Fragment, fetchFragment } from '../column/fragment';
import type { Identity } from './identity';

/** The longest that a reader waits to hear what became of a comment. */
const PATIENCE_MS = 15_000;

/** What is wrong with one field. */
export interface Fault {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** What became of a request: done, or why not. */
export type Outcome =
  | { readonly type: 'done'; readonly said: unknown; readonly isShown: boolean }
  | { readonly type: 'faults'; readonly faults: readonly Fault[] }
  | { readonly type: 'closed' | 'limited' | 'forbidden' | 'gone' | 'failed' };

/** Asks for what the server draws, and sends what readers write. Their token goes along in a header, for no log and no history to keep. */
export interface Server {
  readonly draw: (address: string) => Promise<Fragment>;
  readonly send: (method: string, address: string, body: object | null, key?: string) => Promise<Outcome>;
}

export function openServer(fetcher: typeof fetch, identity: Identity, ended: AbortSignal): Server {
  const own = (): Record<string, string> => {
    const token = identity.token();
    return token === null ? {} : { 'Unspool-Author': token };
  };
  return {
    draw: (address) =>
      fetchFragment(
        address,
        (input, init) => fetcher(input, { ...init, headers: { Accept: 'text/html', ...own() } }),
        ended,
      ),
    send: async (method, address, body, key) => {
      const headers = {
        Accept: 'application/json',
        ...own(),
        ...(body === null ? {} : { 'Content-Type': 'application/json' }),
        ...(key === undefined ? {} : { 'Idempotency-Key': key }),
      };
      try {
        return await within(PATIENCE_MS, ended, async (signal) => {
          const answer = await fetcher(address, {
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
