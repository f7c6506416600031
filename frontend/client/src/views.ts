import type { Share } from './api.js';
import { randomId } from './random-id.js';
import { requestJson, type RequestDeps } from './request.js';
import { serverOf, type ServerOptions } from './server.js';
import { MAX_VIEWS, REMEMBERED_MS } from './view-limits.js';

export type { Share } from './api.js';
export type { ServerOptions } from './server.js';

/** An article that was viewed in this visit. */
interface View {
  /** Random id, by which the server counts this view once. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** How far it was read, in percent. */
  depth: number;
  /** How far the server knows; -1 if it does not know of the view. */
  told: number;
}

/**
 * Reports to the server what the readers of an article do, without identifying them. Nothing is thrown: each method returns whether all that it
 * had to send was received. Nothing is sent if the browser's reader asks not to be tracked.
 */
export class Views {
  readonly #deps: RequestDeps;
  readonly #ended: AbortSignal;
  readonly #views = new Map<string, View>();

  /** @see openViews */
  constructor(options: ServerOptions) {
    this.#deps = serverOf(options);
    this.#ended = options.signal ?? new AbortController().signal;
  }

  /** Reports a view of an article, once in a visit: call it when the article has filled most of the window for a second. */
  viewed(article: string): Promise<boolean> {
    const view = this.#find(article) ?? this.#add(article);
    return view.told < 0 ? this.#tell(article, view) : DONE;
  }

  /** Records how far a viewed article was read, in percent. The deepest value is reported by `flush`. */
  read(article: string, percent: number): void {
    const view = this.#find(article);
    if (view !== null) view.depth = Math.max(view.depth, Math.min(100, Math.floor(percent)));
  }

  /** Reports the views and reading depths that the server does not know: call it on `pagehide`, which the requests outlive. */
  async flush(): Promise<boolean> {
    const all = [...this.#views].map(([article, view]) => this.#tell(article, view));
    return (await Promise.all(all)).every(Boolean);
  }

  /** Reports that a reader passed an article on. */
  shared(article: string, target: Share['target']): Promise<boolean> {
    const view = this.#find(article);
    return this.#send(article, 'shares', { ...(view === null ? {} : { viewId: view.id }), target });
  }

  async #tell(article: string, view: View): Promise<boolean> {
    const { depth, told, id: viewId } = view;
    if (depth <= told || isForgotten(view)) return true;
    view.told = depth;
    const isReceived = await this.#send(article, 'views', depth === 0 ? { viewId } : { viewId, depth });
    if (!isReceived) view.told = Math.min(view.told, told);
    return isReceived;
  }

  #find(article: string): View | null {
    const view = this.#views.get(article);
    return view === undefined || isForgotten(view) ? null : view;
  }

  #add(article: string): View {
    const view = { id: randomId(), at: Date.now(), depth: 0, told: -1 };
    this.#views.delete(article);
    this.#views.set(article, view);
    const [oldest] = this.#views.keys();
    if (this.#views.size > MAX_VIEWS && oldest !== undefined) this.#views.delete(oldest);
    return view;
  }

  async #send(article: string, kind: 'views' | 'shares', said: object): Promise<boolean> {
    if (isRefused()) return true;
    // Plain text, as a browser's beacon sends it, so that another origin need not be asked first while the page unloads.
    const init = { method: 'POST', body: JSON.stringify(said), keepalive: true };
    try {
      await requestJson(`/api/v1/articles/${encodeURIComponent(article)}/${kind}`, this.#deps, this.#ended, init);
      return true;
    } catch {
      return false;
    }
  }
}

/** Opens the counter of a visit. */
export function openViews(options: ServerOptions = {}): Views {
  return new Views(options);
}

const DONE = Promise.resolve(true);

function isForgotten({ at }: View): boolean {
  return Math.abs(Date.now() - at) >= REMEMBERED_MS;
}

/** Whether the reader asks not to be tracked, by Do Not Track or Global Privacy Control. */
function isRefused(): boolean {
  const { navigator } = globalThis as {
    readonly navigator?: { readonly doNotTrack?: string | null; readonly globalPrivacyControl?: boolean };
  };
  return navigator?.doNotTrack === '1' || navigator?.globalPrivacyControl === true;
}
