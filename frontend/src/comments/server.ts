import { fields, json, text } from '../../client/src/unknown';
import { within } from '../../client/src/wait';
import { type Fragment, fetchFragment, onlyOf, type PickAsked } from '../column/fragment';
import type { Identity, Written } from './identity';
import { markOwn, putOwn, removeOwn } from './own';
import type { InTurn } from './turn';

/** Time-out of a request that sends or changes a comment. */
const TIMEOUT_MS = 15_000;

/** Most of the reader's own comments that are asked for beside a thread: the last ones. */
const MAX_OWN = 5;

/** The header of a request that carries the author token, and what a server that no longer accepts it asks for. */
const AUTHOR = 'Unspool-Author';

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

export function openServer(fetcher: typeof fetch, identity: Identity, inTurn: InTurn, ended: AbortSignal): Server {
  const own = ownFetch(fetcher, identity);
  const drawAs = (by: typeof fetch, address: string): Promise<Fragment> =>
    fetchFragment(address, askedAt(address), by, ended);
  return {
    draw: async (address) => {
      const mine = ownOn(address, identity);
      if (mine === null) return drawAs(own, address);
      const unsettled = mine
        .filter((comment) => comment.isSettled !== true && comment.isDeleted !== true)
        .slice(-MAX_OWN);
      const [drawn, ...alone] = await Promise.all([
        drawAs(fetcher, address),
        ...unsettled.map(({ id, path }) => drawAs(own, `${path}?fragment=1&only=${id}`)),
      ]);
      if (drawn.type !== 'element') return drawn;
      for (const { id, isDeleted } of mine) (isDeleted === true ? removeOwn : markOwn)(drawn.element, id);
      for (const [index, { id }] of unsettled.entries()) weave(drawn.element, id, alone[index], identity);
      return drawn;
    },
    send: async (method, address, body, key) => {
      const headers = {
        Accept: 'application/json',
        ...(body === null ? {} : { 'Content-Type': 'application/json' }),
        ...(key === undefined ? {} : { 'Idempotency-Key': key }),
      };
      try {
        return await within(TIMEOUT_MS, ended, (signal) => {
          const ask = async (): Promise<Outcome> => {
            const sent = body === null ? {} : { body: JSON.stringify(body) };
            const answer = await own(address, { method, headers, signal, ...sent });
            const said = json(await answer.text());
            const author = text(fields(said)?.['author']);
            if (answer.ok && author !== null) identity.keep(author);
            return outcomeOf(answer.status, said);
          };
          // The first comment makes its author. Two tabs at once would make two, and the browser would know only one of them.
          return key === undefined ? ask() : inTurn(ask, signal);
        });
      } catch {
        return { type: 'failed' };
      }
    },
  };
}

/**
 * Returns the reader's comments on the thread at an address. Everybody gets the thread alike, so that caches share it, and each of these is asked for
 * alone. Null if the address is to be asked for by name.
 */
function ownOn(address: string, identity: Identity): readonly Written[] | null {
  const { pathname, searchParams } = new URL(address, location.href);
  if (searchParams.has('only')) return null;
  return identity.token() === null ? [] : identity.own(pathname);
}

/** Puts a comment of the reader's into a thread that everybody gets, as the reader alone sees it, and notes when they see it as everybody does. */
function weave(thread: HTMLElement, id: string, drawn: Fragment | undefined, identity: Identity): void {
  if (drawn?.type === 'gone') identity.settled(id);
  if (drawn?.type !== 'element') return;
  const { classList, dataset } = drawn.element;
  if (dataset['editable'] !== undefined || classList.contains('is-waiting')) putOwn(thread, id, drawn.element);
  else if (classList.contains('is-mine')) identity.settled(id);
}

/** Picks the thread that an address asks for; with `parent` the replies to a comment, with `only` one comment. */
function askedAt(address: string): PickAsked {
  const asked = new URL(address, location.href).searchParams;
  const [only, parent] = [asked.get('only'), asked.get('parent')];
  const isAsked = ({ dataset }: HTMLElement): boolean =>
    only === null
      ? dataset['article'] !== undefined && (dataset['parent'] ?? null) === parent && Number(dataset['count']) >= 0
      : dataset['comment'] === only;
  return (elements) => {
    const element = onlyOf(elements);
    return element !== null && isAsked(element) ? element : null;
  };
}

/** Adds the author token to requests. An expired token is forgotten, and the reader goes on as a new author. */
function ownFetch(fetcher: typeof fetch, identity: Identity): typeof fetch {
  const own: typeof fetch = async (input, init) => {
    const token = identity.token();
    if (token === null) return fetcher(input, init);
    const headers = new Headers(init?.headers);
    headers.set(AUTHOR, token);
    const answer = await fetcher(input, { ...init, headers });
    if (!isExpired(answer)) return answer;
    // Another tab may have received a new token meanwhile.
    if (identity.token() === token) identity.forget();
    return own(input, init);
  };
  return own;
}

/** Whether the server rejects the author token. A proxy that wants its own password answers with the same status. */
function isExpired({ status, headers }: Response): boolean {
  return status === 401 && headers.get('WWW-Authenticate') === AUTHOR;
}

/** Reads the server's answer. Anything but its own JSON, or no content, comes from someone in its place: nothing was done. */
function outcomeOf(status: number, said: unknown): Outcome {
  if (status === 204) return { type: 'done', said: null, isShown: true };
  if (status === 429) return { type: 'limited' };
  if (fields(said) === null) return { type: 'failed' };
  if (status >= 200 && status < 300) return { type: 'done', said, isShown: status !== 202 };
  const code = text(fields(said)?.['code']);
  if (code === 'comments-closed') return { type: 'closed' };
  if (status === 422) return { type: 'faults', faults: faultsOf(fields(said)?.['errors']) };
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
