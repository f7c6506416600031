import type { RequestDeps } from './request.js';

/** Options of everything that sends requests to a server. */
export interface ServerOptions {
  /** Origin of the server, if it is another one or outside of a browser: `https://news.example`. */
  readonly base?: string;
  /** A replacement for the global `fetch`. */
  readonly fetch?: typeof fetch;
  /** Ends requests and streams when aborted. */
  readonly signal?: AbortSignal;
}

export function serverOf({ base = '', fetch: own }: ServerOptions): RequestDeps {
  // A browser's own fetch throws when called with another `this`.
  return { base: base.replace(/\/$/, ''), fetch: own ?? ((...request): Promise<Response> => fetch(...request)) };
}
