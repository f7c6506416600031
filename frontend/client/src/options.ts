import type { CommentsChanged } from './api.js';
import type { Place } from './place.js';
import type { ServerOptions } from './server.js';
import type { Tabs } from './tabs.js';

/** Options of a session, all optional. Without `article` and `resume` a session only follows changes. */
export interface SessionOptions extends ServerOptions {
  /** Id or slug of the article that the reader opened. */
  readonly article?: string;
  /** Slug of the section to which the articles are limited. */
  readonly section?: string;
  /** A saved place from which the session goes on. */
  readonly resume?: Place;
  /** Returns the numbers of read articles as ranges (`1-20,25`), which the session leaves out. */
  readonly read?: () => string;
  /** Whether articles come as the HTML element that the site draws, in place of `bodyHtml`. */
  readonly html?: boolean;
  /** Whether `article-updated` carries the whole article, and with `html` its element. Default: false; fetch what you show. */
  readonly bodies?: boolean;
  /** Whether one article may be loaded before it is asked for. Default: true. */
  readonly prefetch?: boolean;
  /** Shares one stream with the other tabs of this browser: `shareTabs()` of `@unspool/client/tabs`. */
  readonly tabs?: Tabs | null;
  /** Returns a random number from 0 to 1, for jitter. */
  readonly random?: () => number;
  /**
   * Called whenever an article's number of comments changes. A hint that comes by stream only: missed ones are not repeated.
   */
  readonly comments?: (changed: CommentsChanged) => void;
}
