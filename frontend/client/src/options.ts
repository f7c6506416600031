import type { CommentsChanged } from './api';
import type { Place } from './place';
import type { Tabs } from './tabs';

/** All of them may be left out; without `article` and `resume` a session only follows changes. */
export interface SessionOptions {
  /** Where the server is, for another origin or outside of a browser: `https://news.example`. */
  readonly base?: string;
  /** Id or slug of the article that the reader opened. */
  readonly article?: string;
  /** Slug: only articles of this section come. */
  readonly section?: string;
  /** A place that was kept: the session goes on from there. */
  readonly resume?: Place;
  /** Article numbers that the reader has read, as ranges (`1-20,25`): those do not come. */
  readonly read?: () => string;
  /** Whether articles come with their element, as the site draws it. */
  readonly html?: boolean;
  /** Whether an article may wait here before it is asked for: true where not said. */
  readonly prefetch?: boolean;
  /** Shares one stream with the other tabs of this browser: `shareTabs()` of `@unspool/client/tabs`. */
  readonly tabs?: Tabs | null;
  /** Closes the session. */
  readonly signal?: AbortSignal;
  readonly fetch?: typeof fetch;
  /** From 0 to 1: spreads readers over time. */
  readonly random?: () => number;
  /**
   * Called whenever an article of the session has more comments than before, or fewer. A hint, by stream only: what is missed does not come
   * again.
   */
  readonly comments?: (changed: CommentsChanged) => void;
}
