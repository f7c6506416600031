// Written by `npm run api` from the server’s /openapi.json; a test fails where the two differ.

export interface Article {
  /** Opaque; stays through every correction. */
  readonly id: string;
  /** Dense, from 1, in order of first publication: what `read` ranges count. */
  readonly number: number;
  readonly slug: string;
  /** 1, and one more with every correction. */
  readonly version: number;
  readonly title: string;
  readonly standfirst: string | null;
  readonly tags: readonly Tag[];
  readonly image: Image | null;
  /** BCP 47. */
  readonly language: string;
  /** `ltr` or `rtl`. */
  readonly dir: string;
  /** Never changes. `0001-01-01T00:00:00Z` where the date is not known: show none. */
  readonly publishedAt: string;
  readonly updatedAt: string;
  readonly readingMinutes: number;
  /** Canonical address of the article's page. */
  readonly url: string;
  readonly section: Section;
  readonly author: Author | null;
  /** Clean HTML, ready to stand in a page. */
  readonly bodyHtml: string;
  /** Newest first. */
  readonly corrections: readonly Correction[];
  readonly share: ShareLinks;
}

export interface ArticlePublished {
  readonly seq: number;
  readonly id: string;
  readonly number: number;
  readonly slug: string;
  readonly url: string;
  /** Missing, like all that follows, where it was retracted since. */
  readonly title?: string;
  readonly section?: Section;
  readonly publishedAt?: string;
  /** Articles of the whole site that are newer than the session's head, this one included. */
  readonly newerCount: number;
}

export interface ArticleRetracted {
  readonly seq: number;
  readonly id: string;
  readonly version: number;
  readonly slug: string;
  readonly url: string;
  readonly kind: 'takedown' | 'kill';
  /** What stands in the article's place. */
  readonly notice: string;
}

export interface ArticleUpdated {
  readonly seq: number;
  readonly id: string;
  /** The version that this correction made. */
  readonly version: number;
  readonly slug: string;
  readonly url: string;
  /** What readers are told of it. */
  readonly correction?: string;
  /** As it is now: its version may be higher. Missing, like the correction, where it was retracted since. */
  readonly article?: Article;
  /** Only with `html=1`: the article's element, as the page draws it. */
  readonly html?: string;
}

export interface Author {
  readonly slug: string;
  readonly name: string;
  readonly bio: string | null;
  readonly avatar: string | null;
}

export interface Bye {
  readonly reason:
    'rotation' | 'drain' | 'capacity' | 'too-many-streams' | 'dependency-unavailable' | 'slow' | 'replaced';
  readonly retryMs: number;
}

export interface Change {
  /** Rises by exactly one: a gap is a change that you missed. */
  readonly seq: number;
  /** Ignore those that you do not know. `article-changed` is one that this instance does not know: a newer one does. */
  readonly type: 'article-published' | 'article-updated' | 'article-retracted' | 'article-changed';
  readonly at: string;
  readonly id: string;
  /** The version that the change made. */
  readonly version: number;
  readonly slug: string;
  readonly url: string;
  /** Of an article that is published now. */
  readonly title?: string;
  readonly section?: Section;
  readonly publishedAt?: string;
  /** Of `article-updated`: what readers are told of the correction. */
  readonly correction?: string;
  /** Of `article-retracted`. */
  readonly kind?: 'takedown' | 'kill';
  /** Of `article-retracted`: what readers get in the article's place. */
  readonly notice?: string;
}

export interface Changes {
  readonly items: readonly Change[];
  /** Ask for the changes after this next. */
  readonly next: number;
  /** Whether there are more already. */
  readonly hasMore: boolean;
  /** The newest change of all. */
  readonly head: number;
}

export interface ChangesPosition {
  /** The newest change that the page knows of. */
  readonly seq: number;
  /** Give it to the stream as `lastEventId`: no change after this page is missed. */
  readonly token: string;
}

export interface Comment {
  readonly id: string;
  /** The comment that it answers; null at the top level. */
  readonly parentId: string | null;
  /** As its author gave it, checked by nobody: draw it as text. Empty once it is removed. */
  readonly name: string;
  /** Plain text, never markup, with line breaks as `\n`. Empty once it is removed. */
  readonly text: string;
  readonly createdAt: string;
  /** When its author changed it; null where they did not. */
  readonly editedAt: string | null;
  /** Only its place is left, for the sake of its replies. */
  readonly removed: boolean;
  readonly replies: CommentReplies;
  /** With `Unspool-Author`: whether you wrote it. */
  readonly mine?: boolean;
  /** Of your own: `pending` while only you see it. */
  readonly state?: 'approved' | 'pending';
  /** Of your own: until then you can change or delete it. */
  readonly editableUntil?: string;
}

export interface CommentEdit {
  readonly text: string;
}

export interface CommentForm {
  /** Send it as `formToken`: valid for a day, for this article. */
  readonly token: string;
  /** Whoever sends sooner after this answer is taken for a program, and waits for a moderator. */
  readonly minFillMs: number;
  /** Characters (Unicode code points) of a text. */
  readonly maxLength: number;
  /** Whether new comments are taken. */
  readonly open: boolean;
  /** `premoderated`: nothing is shown before a moderator has seen it. */
  readonly mode: 'open' | 'premoderated' | 'closed';
}

export interface CommentPage {
  readonly items: readonly Comment[];
  readonly page: CommentPageLinks;
  /** Comments of the article that readers see, replies among them. */
  readonly count: number;
  readonly form: CommentForm;
}

export interface CommentPageLinks {
  /** The cursor of the next page; null only at the end. */
  readonly next: string | null;
  /** The cursor of the page before; null where there is none. */
  readonly previous: string | null;
  readonly hasMore: boolean;
}

export interface CommentReplies {
  /** All that readers see. */
  readonly count: number;
  /** The first three, the oldest first. Replies have none themselves. */
  readonly items: readonly Comment[];
  /** The cursor behind them: ask with it, `parent` and `order=oldest`. Null where there are no more. */
  readonly next: string | null;
}

export interface CommentReport {
  /** At most 500 characters. */
  readonly reason?: string;
}

export interface CommentSubmission {
  /** 1 to 60 characters in one line. */
  readonly name: string;
  /** Plain text of 1 to 5,000 characters. Markup is text like any other. */
  readonly text: string;
  /** The comment at the top level that it answers. */
  readonly parentId?: string;
  /** `form.token` of the page of comments. Without it, the comment waits for a moderator. */
  readonly formToken?: string;
  /** Leave it empty: a field that people do not see, for programs to fill. */
  readonly website?: string;
}

export interface CommentSubmitted {
  readonly comment: Comment;
  /** Keep it in the browser, out of every address, and send it as `Unspool-Author`: it shows which comments are yours, for 30 days after your last one. Null where the answer repeats an earlier one and `Unspool-Author` does not name its author, unless it comes from the same network within a minute, with an `Idempotency-Key` of 16 characters or more. */
  readonly author: string | null;
}

export interface CommentsChanged {
  readonly articleId: string;
  /** Comments that readers see, replies among them. */
  readonly count: number;
}

export interface Correction {
  readonly version: number;
  readonly at: string;
  readonly note: string;
}

export interface CreditRequest {
  /** A position: articles up to it may be sent. */
  readonly upTo: number;
}

export interface EndOfFeed {
  readonly type: 'end-of-feed';
  readonly reason: 'all-read';
  /** How many articles the session handed out. */
  readonly read: number;
}

export interface FeedPage {
  readonly items: readonly (Article | Headline)[];
  /** The order of the items. `latest`, too, where `hot` was asked for and nothing is ranked for the moment. */
  readonly sort: 'latest' | 'hot';
  readonly page: PageLinks;
  readonly changes: ChangesPosition;
}

export interface Headline {
  /** Opaque; stays through every correction. */
  readonly id: string;
  /** Dense, from 1, in order of first publication: what `read` ranges count. */
  readonly number: number;
  readonly slug: string;
  /** 1, and one more with every correction. */
  readonly version: number;
  readonly title: string;
  readonly standfirst: string | null;
  readonly tags: readonly Tag[];
  readonly image: Image | null;
  /** BCP 47. */
  readonly language: string;
  /** `ltr` or `rtl`. */
  readonly dir: string;
  /** Never changes. `0001-01-01T00:00:00Z` where the date is not known: show none. */
  readonly publishedAt: string;
  readonly updatedAt: string;
  readonly readingMinutes: number;
  /** Canonical address of the article's page. */
  readonly url: string;
  readonly section: Section;
  readonly author: Author | null;
}

export interface Health {
  readonly status: string;
  readonly checks: Readonly<Record<string, boolean>>;
}

export interface HelloEvent {
  /** The stream's name: raise its credit by it. */
  readonly sid: string;
  /** How many articles the session has handed out. */
  readonly position: number;
  /** What became of the id that you came back with; `gap` is followed by `resync`. */
  readonly resume: 'fresh' | 'exact' | 'gap';
  /** Milliseconds between two pings. Half as long again without any event: the connection is dead. */
  readonly heartbeatMs: number;
  /** The credit reaches so many articles ahead of what was sent, and no further. */
  readonly window: number;
  readonly upTo: number;
  /** Number of the newest article of the session. */
  readonly head: number;
  /** The last change that you know of; the next one told has a seq of one more. */
  readonly seq: number;
  readonly serverTime: string;
}

export interface Image {
  readonly url: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly alt: string;
}

export interface NextArticle {
  readonly type: 'next-article';
  /** 1 for the first article after the entry, and one more for each. */
  readonly position: number;
  /** The place after this article. */
  readonly cursor: string;
  readonly article: Article;
  /** Only with `html=1`: the article's element, as the page draws it. */
  readonly html?: string;
}

export interface PageLinks {
  /** The cursor of the next page; null only at the true end. */
  readonly next: string | null;
  /** The cursor of the page before; null at the pinned head. */
  readonly previous: string | null;
  readonly hasMore: boolean;
}

export interface Ping {
  /** The last change that you were told of. */
  readonly seq: number;
  readonly serverTime: string;
}

/** RFC 9457 */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What to change. */
  readonly detail?: string;
  readonly instance?: string;
  readonly code:
    | 'cursor-invalid'
    | 'cursor-mismatch'
    | 'limit-out-of-range'
    | 'malformed-request'
    | 'unauthenticated'
    | 'author-expired'
    | 'forbidden'
    | 'comments-closed'
    | 'not-found'
    | 'method-not-allowed'
    | 'not-acceptable'
    | 'article-retracted'
    | 'cursor-expired'
    | 'position-expired'
    | 'version-conflict'
    | 'payload-too-large'
    | 'unsupported-media-type'
    | 'validation-failed'
    | 'idempotency-key-reused'
    | 'precondition-required'
    | 'rate-limited'
    | 'internal-error'
    | 'overloaded'
    | 'dependency-unavailable';
  /** Names the request in our log. */
  readonly traceId: string;
  /** With `validation-failed`. */
  readonly errors?: readonly {
    /** As it was sent, such as `image.url`. */
    readonly field?: string;
    readonly code?: string;
    /** What to change. */
    readonly message?: string;
  }[];
}

/** The next article could not be had. The same credit once more asks to try again. */
export type ProblemEvent = Problem & {
  /** Whether the same may work later. */
  readonly retryable: boolean;
};

export interface Resync {
  readonly reason: 'unknown-id' | 'expired' | 'overflow' | 'unknown-change';
  /** `changes`: ask `/api/v1/changes` for what came after the last change you know. `page`: load anew what you show. */
  readonly refetch: 'page' | 'changes';
  /** Only of `unknown-change`: that change. */
  readonly seq?: number;
}

export interface Revisions {
  /** Newest first. */
  readonly items: readonly Correction[];
}

export interface Section {
  readonly slug: string;
  readonly name: string;
}

export interface Share {
  /** That of the view: then each target is counted once for it. Without, every request is a share of its own. */
  readonly viewId?: string;
  readonly target: 'facebook' | 'x' | 'linkedin' | 'copy' | 'sheet';
}

export interface ShareLinks {
  readonly facebook: string;
  readonly x: string;
  readonly linkedin: string;
}

/** A block of the stream, parsed. Blocks with an id alone only move the place that you come back to. */
export type StreamEvent =
  | {
      readonly event: 'hello';
      readonly data: HelloEvent;
      /** Opaque: send the last one as `Last-Event-ID`. */
      readonly id: string;
    }
  | {
      readonly event: 'next-article';
      readonly data: NextArticle;
      /** Opaque: send the last one as `Last-Event-ID`. */
      readonly id: string;
    }
  | {
      readonly event: 'end-of-feed';
      readonly data: EndOfFeed;
      /** Opaque: send the last one as `Last-Event-ID`. */
      readonly id: string;
    }
  | {
      readonly event: 'article-published';
      readonly data: ArticlePublished;
      /** Opaque: send the last one as `Last-Event-ID`. */
      readonly id: string;
    }
  | {
      readonly event: 'article-updated';
      readonly data: ArticleUpdated;
      /** Opaque: send the last one as `Last-Event-ID`. */
      readonly id: string;
    }
  | {
      readonly event: 'article-retracted';
      readonly data: ArticleRetracted;
      /** Opaque: send the last one as `Last-Event-ID`. */
      readonly id: string;
    }
  | {
      readonly event: 'comments-changed';
      readonly data: CommentsChanged;
    }
  | {
      readonly event: 'resync';
      readonly data: Resync;
      /** Opaque: send the last one as `Last-Event-ID`. */
      readonly id: string;
    }
  | {
      readonly event: 'bye';
      readonly data: Bye;
    }
  | {
      readonly event: 'ping';
      readonly data: Ping;
      /** Opaque: send the last one as `Last-Event-ID`. */
      readonly id: string;
    }
  | {
      readonly event: 'problem';
      readonly data: ProblemEvent;
    };

export interface Tag {
  readonly slug: string;
  readonly name: string;
}

export interface View {
  /** Random, made by the page for each article and visit. Counted once. */
  readonly viewId: string;
  /** How far the article was read, in percent; the deepest of one `viewId` counts. */
  readonly depth?: number;
}
