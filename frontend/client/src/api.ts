// Written by `npm run api` from the server’s /openapi.json; a test fails where the two differ.

export interface Article {
  /** Opaque; stays through every correction. */
  readonly id: string;
  /** Dense, from 1, in order of first publication: what `read` ranges count. */
  readonly number: number;
  /** The readable part of the page's address. */
  readonly slug: string;
  /** 1, and one more with every correction. */
  readonly version: number;
  /** Plain text. */
  readonly title: string;
  /** A sentence or two beneath the headline, in plain text. */
  readonly standfirst: string | null;
  /** Its subjects. */
  readonly tags: readonly Tag[];
  /** The lead picture. */
  readonly image: Image | null;
  /** BCP 47. */
  readonly language: string;
  /** `ltr` or `rtl`. */
  readonly dir: string;
  /** Never changes. `0001-01-01T00:00:00Z` where the date is not known: show none. */
  readonly publishedAt: string;
  /** When the version was made. */
  readonly updatedAt: string;
  /** Minutes that reading it takes. */
  readonly readingMinutes: number;
  /** Canonical address of the article's page. */
  readonly url: string;
  /** The part of the site where it stands. */
  readonly section: Section;
  /** The first of `authors`; null where none is known. */
  readonly author: Author | null;
  /** In the order of the byline. */
  readonly authors: readonly Author[];
  /** Clean HTML, ready to stand in a page. */
  readonly bodyHtml: string;
  /** Newest first. */
  readonly corrections: readonly Correction[];
  /** Links that share the article. */
  readonly share: ShareLinks;
}

export interface ArticleDifference {
  /** The id of the article. */
  readonly id: string;
  /** The version that the changes lead to. */
  readonly version: number;
  /** The version that the changes start from. */
  readonly from: number;
  /** When the version was made. */
  readonly updatedAt: string;
  /** Minutes that reading it takes. */
  readonly readingMinutes: number;
  /** The fields that differ, by their names in an article. Each has its new value here; one that is missing here is null now. `bodyHtml` has `blocks`. */
  readonly changed: readonly string[];
  /** Plain text. */
  readonly title?: string;
  /** A sentence or two beneath the headline, in plain text. */
  readonly standfirst?: string;
  /** The lead picture. */
  readonly image?: Image;
  /** In the order of the byline. */
  readonly authors?: readonly Author[];
  /** The part of the site where it stands. */
  readonly section?: Section;
  /** Its subjects. */
  readonly tags?: readonly Tag[];
  /** BCP 47. */
  readonly language?: string;
  /** `ltr` or `rtl`; only with `language`. */
  readonly dir?: string;
  /** The readable part of the page's address. */
  readonly slug?: string;
  /** The corrections since `from`, newest first. */
  readonly corrections: readonly Correction[];
  /** Replacements in the body, from the last to the first. Positions count the child nodes of the element that holds `bodyHtml`, parsed. */
  readonly blocks: readonly BlockReplacement[];
}

export interface ArticlePublished {
  /** The name of the event. */
  readonly type: 'article-published';
  /** Its place in the change log. */
  readonly seq: number;
  /** The id of the article. */
  readonly id: string;
  /** The number of the article. */
  readonly number: number;
  /** The readable part of the page's address. */
  readonly slug: string;
  /** Canonical address of the article's page. */
  readonly url: string;
  /** Missing, like all that follows, where it was retracted since. */
  readonly title?: string;
  /** The part of the site where it stands. */
  readonly section?: Section;
  /** The date that it bears. */
  readonly publishedAt?: string;
  /** Articles of the whole site that are newer than the session's head, this one included. */
  readonly newerCount: number;
}

export interface ArticleRetracted {
  /** The name of the event. */
  readonly type: 'article-retracted';
  /** Its place in the change log. */
  readonly seq: number;
  /** The id of the article. */
  readonly id: string;
  /** The version that the retraction made. */
  readonly version: number;
  /** The readable part of the page's address. */
  readonly slug: string;
  /** Canonical address of the article's page. */
  readonly url: string;
  /** `kill`: the text is gone for good. */
  readonly kind: 'takedown' | 'kill';
  /** What stands in the article's place. */
  readonly notice: string;
}

export interface ArticleUpdated {
  /** The name of the event. */
  readonly type: 'article-updated';
  /** Its place in the change log. */
  readonly seq: number;
  /** The id of the article. */
  readonly id: string;
  /** The version that this correction made. */
  readonly version: number;
  /** The readable part of the page's address. */
  readonly slug: string;
  /** Canonical address of the article's page. */
  readonly url: string;
  /** The article's title as it is now. Missing, like all that follows, where it was retracted since. */
  readonly title?: string;
  /** What readers are told of it. */
  readonly correction?: string;
  /** The fields that the correction changed, by their names in an article: `title, standfirst, bodyHtml, image, authors, section, tags, language, slug`, and others that you do not know. Missing where that is not known: any may have changed. */
  readonly changed?: readonly string[];
  /** Only with `bodies=1`: the article as it is now, perhaps in a higher version. */
  readonly article?: Article;
  /** Only with `bodies=1` and `html=1`: the article's element, as the page draws it. */
  readonly html?: string;
}

export interface Author {
  /** Opaque; stays when the author is renamed. */
  readonly id?: string;
  /** The author's id at the source. Only in a draft, of an author who was not known when it was saved. */
  readonly sourceId?: string;
  /** For addresses and filters. */
  readonly slug: string;
  /** For people. */
  readonly name: string;
  /** A sentence or two about them. */
  readonly bio: string | null;
  /** The address of a picture: absolute, or from the site's root. */
  readonly avatar: string | null;
  /** What the author did for this article, such as `photographs`; missing for who wrote it. */
  readonly role?: string;
}

/** An author who has published articles. */
export interface AuthorEntry {
  /** The value of `author` in the feed. */
  readonly slug: string;
  /** The name in bylines. */
  readonly name: string;
  /** A sentence or two about the author, in plain text. */
  readonly bio: string | null;
  /** Address of a picture, absolute or from the site's root. */
  readonly avatar: string | null;
  /** Canonical address of the page of the author's articles. */
  readonly url: string;
  /** How many published articles it has, counted up to 100: 100 means that many or more. */
  readonly articleCount: number;
}

export interface AuthorPage {
  /** The authors of the page. */
  readonly items: readonly AuthorEntry[];
  /** Where the pages beside this one are. */
  readonly page: PageLinks;
}

export interface BlockReplacement {
  /** Index of the first child node that goes, from 0. */
  readonly at: number;
  /** How many child nodes go. */
  readonly remove: number;
  /** Clean HTML that comes in their place; empty where nothing does. */
  readonly html: string;
}

export interface Bye {
  /** The name of the event. */
  readonly type: 'bye';
  /** Why the stream ends. */
  readonly reason:
    | 'rotation'
    | 'drain'
    | 'capacity'
    | 'too-many-streams'
    | 'dependency-unavailable'
    | 'slow'
    | 'replaced'
    | 'restored';
  /** Milliseconds to wait before coming back. */
  readonly retryMs: number;
  /** Where the tail tells changes meanwhile. If you know a seq of your own, replace the one in it. */
  readonly tail: string;
}

export interface Change {
  /** Rises by exactly one: a gap is a change that you missed. */
  readonly seq: number;
  /** Ignore those that you do not know. `filing-changed`: a section, a tag or an author was renamed or described anew; the change names one of its articles, load anew what you show of any. `article-changed` is one that this instance does not know: a newer one does. */
  readonly type: 'article-published' | 'article-updated' | 'article-retracted' | 'filing-changed' | 'article-changed';
  /** When the change was made. */
  readonly at: string;
  /** The id of the article. */
  readonly id: string;
  /** The version that the change made. */
  readonly version: number;
  /** The readable part of the page's address. */
  readonly slug: string;
  /** Canonical address of the article's page. */
  readonly url: string;
  /** Of an article that is published now. */
  readonly title?: string;
  /** Of an article that is published now: where it stands. */
  readonly section?: Section;
  /** Of an article that is published now: the date that it bears. */
  readonly publishedAt?: string;
  /** Of `article-updated`: what readers are told of the correction. */
  readonly correction?: string;
  /** Of `article-updated`. The fields that the correction changed, by their names in an article: `title, standfirst, bodyHtml, image, authors, section, tags, language, slug`, and others that you do not know. Missing where that is not known: any may have changed. */
  readonly changed?: readonly string[];
  /** Of `article-retracted`. */
  readonly kind?: 'takedown' | 'kill';
  /** Of `article-retracted`: what readers get in the article's place. */
  readonly notice?: string;
}

export interface Changes {
  /** In the order of `seq`. */
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
  /** Where the tail tells the changes after this page. */
  readonly tail: string;
}

export interface Comment {
  /** Opaque. */
  readonly id: string;
  /** The comment that it answers; null at the top level. */
  readonly parentId: string | null;
  /** As its author gave it, checked by nobody: draw it as text. Empty once it is removed. */
  readonly name: string;
  /** Plain text, never markup, with line breaks as `\n`. Empty once it is removed. */
  readonly text: string;
  /** When it was written. */
  readonly createdAt: string;
  /** When its author changed it; null where they did not. */
  readonly editedAt: string | null;
  /** Only its place is left, for the sake of its replies. */
  readonly removed: boolean;
  /** What readers answered. */
  readonly replies: CommentReplies;
  /** With `Unspool-Author`: whether you wrote it. */
  readonly mine?: boolean;
  /** Of your own: `pending` while only you see it. */
  readonly state?: 'approved' | 'pending';
  /** Of your own: until then you can change or delete it. */
  readonly editableUntil?: string;
}

export interface CommentEdit {
  /** Plain text with a visible character. Markup is text like any other. */
  readonly text: string;
}

export interface CommentForm {
  /** Send it as `formToken`: valid for a day, for this article. All readers of a page are given the same one; it changes with the thread and the hour. */
  readonly token: string;
  /** Wait so long before you send: a comment that comes sooner after this answer may be taken for a program's, and wait for a moderator. */
  readonly minFillMs: number;
  /** Characters (Unicode code points) of a text. */
  readonly maxLength: number;
  /** Whether new comments are taken. */
  readonly open: boolean;
  /** `premoderated`: nothing is shown before a moderator has seen it. */
  readonly mode: 'open' | 'premoderated' | 'closed';
}

export interface CommentPage {
  /** The comments of the page. */
  readonly items: readonly Comment[];
  /** Where the pages beside this one are. */
  readonly page: CommentPageLinks;
  /** Comments of the article that readers see, replies among them. */
  readonly count: number;
  /** What a form for a new comment needs. */
  readonly form: CommentForm;
}

export interface CommentPageLinks {
  /** The cursor of the next page; null only at the end. */
  readonly next: string | null;
  /** The cursor of the page before; null where there is none. */
  readonly previous: string | null;
  /** Whether there is a next page. */
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

/** May be left out. */
export interface CommentReport {
  /** What is wrong with the comment. */
  readonly reason?: string | null;
}

export interface CommentSubmission {
  /** The reader's name, in one line with a visible character. */
  readonly name: string;
  /** Plain text with a visible character. Markup is text like any other. */
  readonly text: string;
  /** The comment at the top level that it answers. */
  readonly parentId?: string | null;
  /** `form.token` of the page of comments. Without it, the comment waits for a moderator. */
  readonly formToken?: string | null;
  /** Leave it empty: a field that people do not see, for programs to fill. */
  readonly website?: string | null;
}

export interface CommentSubmitted {
  /** The comment as you see it. */
  readonly comment: Comment;
  /** Keep it in the browser, out of every address, and send it as `Unspool-Author`: it shows which comments are yours, for 30 days after your last one. Null where the answer repeats an earlier one and `Unspool-Author` does not name its author, unless it comes from the same network within a minute, with an `Idempotency-Key` of 16 characters or more. */
  readonly author: string | null;
}

export interface CommentsChanged {
  /** The name of the event. */
  readonly type: 'comments-changed';
  /** The id of the article. */
  readonly articleId: string;
  /** Comments that readers see, replies among them. */
  readonly count: number;
}

export interface Correction {
  /** The version that it made. */
  readonly version: number;
  /** When it was made. */
  readonly at: string;
  /** What readers are told. */
  readonly note: string;
}

export interface CreditRequest {
  /** A position: articles up to it may be sent. */
  readonly upTo: number;
}

/** A section or a tag that has published articles. */
export interface DirectoryEntry {
  /** The value of `section` or `tag` in the feed. */
  readonly slug: string;
  /** Plain text. */
  readonly name: string;
  /** Canonical address of the page of its articles. */
  readonly url: string;
  /** How many published articles it has, counted up to 100: 100 means that many or more. */
  readonly articleCount: number;
}

export interface DirectoryPage {
  /** The sections or tags of the page. */
  readonly items: readonly DirectoryEntry[];
  /** Where the pages beside this one are. */
  readonly page: PageLinks;
}

export interface EndOfFeed {
  /** The name of the stream event with this data. */
  readonly type: 'end-of-feed';
  /** Why it ends: the reader has read all articles. */
  readonly reason: 'all-read';
  /** How many articles the session handed out. */
  readonly read: number;
}

/** A rule that the request breaks. */
export interface Fault {
  /** As it was sent, such as `image.url`. */
  readonly field: string;
  /** Names the rule, for programs. */
  readonly code: string;
  /** What to change. */
  readonly message: string;
}

/** A headline; with `view=full` a whole article, which has three more members. */
export interface FeedItem {
  /** Opaque; stays through every correction. */
  readonly id: string;
  /** Dense, from 1, in order of first publication: what `read` ranges count. */
  readonly number: number;
  /** The readable part of the page's address. */
  readonly slug: string;
  /** 1, and one more with every correction. */
  readonly version: number;
  /** Plain text. */
  readonly title: string;
  /** A sentence or two beneath the headline, in plain text. */
  readonly standfirst: string | null;
  /** Its subjects. */
  readonly tags: readonly Tag[];
  /** The lead picture. */
  readonly image: Image | null;
  /** BCP 47. */
  readonly language: string;
  /** `ltr` or `rtl`. */
  readonly dir: string;
  /** Never changes. `0001-01-01T00:00:00Z` where the date is not known: show none. */
  readonly publishedAt: string;
  /** When the version was made. */
  readonly updatedAt: string;
  /** Minutes that reading it takes. */
  readonly readingMinutes: number;
  /** Canonical address of the article's page. */
  readonly url: string;
  /** The part of the site where it stands. */
  readonly section: Section;
  /** The first of `authors`; null where none is known. */
  readonly author: Author | null;
  /** In the order of the byline. */
  readonly authors: readonly Author[];
  /** Only with `view=full`: clean HTML, ready to stand in a page. */
  readonly bodyHtml?: string;
  /** Only with `view=full`: newest first. */
  readonly corrections?: readonly Correction[];
  /** Only with `view=full`: links that share the article. */
  readonly share?: ShareLinks;
}

export interface FeedPage {
  /** The articles of the page. */
  readonly items: readonly FeedItem[];
  /** The order of the items. `latest`, too, where `hot` was asked for and nothing is ranked for the moment. */
  readonly sort: 'latest' | 'hot';
  /** Where the pages beside this one are. */
  readonly page: PageLinks;
  /** Where the change log stood. */
  readonly changes: ChangesPosition;
}

export interface Headline {
  /** Opaque; stays through every correction. */
  readonly id: string;
  /** Dense, from 1, in order of first publication: what `read` ranges count. */
  readonly number: number;
  /** The readable part of the page's address. */
  readonly slug: string;
  /** 1, and one more with every correction. */
  readonly version: number;
  /** Plain text. */
  readonly title: string;
  /** A sentence or two beneath the headline, in plain text. */
  readonly standfirst: string | null;
  /** Its subjects. */
  readonly tags: readonly Tag[];
  /** The lead picture. */
  readonly image: Image | null;
  /** BCP 47. */
  readonly language: string;
  /** `ltr` or `rtl`. */
  readonly dir: string;
  /** Never changes. `0001-01-01T00:00:00Z` where the date is not known: show none. */
  readonly publishedAt: string;
  /** When the version was made. */
  readonly updatedAt: string;
  /** Minutes that reading it takes. */
  readonly readingMinutes: number;
  /** Canonical address of the article's page. */
  readonly url: string;
  /** The part of the site where it stands. */
  readonly section: Section;
  /** The first of `authors`; null where none is known. */
  readonly author: Author | null;
  /** In the order of the byline. */
  readonly authors: readonly Author[];
}

export interface Health {
  /** `up` if every check passed. */
  readonly status: 'up' | 'down';
  /** Each check, and whether it passed. */
  readonly checks: Readonly<Record<string, boolean>>;
  /** Servers that do not answer, and which the instance does without: `redis`, `postgresql`. */
  readonly degraded: readonly string[];
}

export interface HelloEvent {
  /** The name of the event. */
  readonly type: 'hello';
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
  /** The credit of the stream: articles up to this position are sent. */
  readonly upTo: number;
  /** Number of the newest article of the session. */
  readonly head: number;
  /** The last change that you know of; the next one told has a seq of one more. */
  readonly seq: number;
  /** Where the tail tells the same changes, for when the stream does not: replace the seq in it by the last that you know. */
  readonly tail: string;
  /** The server's clock. */
  readonly serverTime: string;
}

export interface Image {
  /** Its address: https, or from the site's root. */
  readonly url: string;
  /** In pixels; null where it is not known. */
  readonly width: number | null;
  /** In pixels; null where it is not known. */
  readonly height: number | null;
  /** What it shows, for those who do not see it; may be empty. */
  readonly alt: string;
}

/** A document of JSON Feed 1.1. Its specification names all members. */
export interface JsonFeed {
  /** The version of JSON Feed, as an address. */
  readonly version: string;
  /** The name of the feed, in plain text. */
  readonly title: string;
  /** Address of the next archive. Missing in the last one. */
  readonly next_url?: string;
  /** The articles, newest first. `id` stays through corrections. */
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

/** A part that a draft still needs to be published. */
export interface MissingPart {
  /** The part, such as `title`. */
  readonly field: string;
  /** Names the rule, for programs. */
  readonly code: string;
  /** What to do. */
  readonly message: string;
}

export interface MostRead {
  /** What is read most of late first, then the newest, at most ten. Empty if nothing is published there. */
  readonly items: readonly Headline[];
}

export interface NewsroomArticle {
  /** Opaque; stays through every change. */
  readonly id: string;
  /** Where it stands. */
  readonly status: 'draft' | 'published' | 'retracted';
  /** Send it as `If-Match` with the next change. */
  readonly etag: string;
  /** 0 for a draft, even a killed one; 1 when published, one more with every correction and retraction. */
  readonly version: number;
  /** Null for a draft. */
  readonly number: number | null;
  /** Null for a draft: its publication gives it one. Neutral after a kill. */
  readonly slug: string | null;
  /** Where readers find it; null for a draft. */
  readonly url: string | null;
  /** Plain text; empty in a draft that has none yet. */
  readonly title: string;
  /** A sentence or two beneath the headline, in plain text. */
  readonly standfirst: string | null;
  /** Cleaned; empty in a draft that has none yet. Lists leave it out. */
  readonly bodyHtml?: string;
  /** The part of the site where it stands; null in a draft that has none yet. */
  readonly section: Section | null;
  /** Its subjects. */
  readonly tags: readonly Tag[];
  /** The first of `authors`; null where none is known. */
  readonly author: Author | null;
  /** In the order of the byline. */
  readonly authors: readonly Author[];
  /** The lead picture. */
  readonly image: Image | null;
  /** BCP 47. */
  readonly language: string;
  /** `ltr` or `rtl`. */
  readonly dir: string;
  /** Of a draft: the date that it shall bear, null for that of its publication. */
  readonly publishedAt: string | null;
  /** When it was changed last. */
  readonly updatedAt: string;
  /** Minutes that reading it takes; 0 in a draft without a text. */
  readonly readingMinutes: number;
  /** What readers get in place of the article; null unless it is retracted. */
  readonly retraction: RetractionNotice | null;
  /** Only of a draft: what it still needs to be published; empty once nothing is missing. */
  readonly readiness?: readonly MissingPart[];
}

export interface NextArticle {
  /** The name of the stream event with this data. */
  readonly type: 'next-article';
  /** 1 for the first article after the entry, and one more for each. */
  readonly position: number;
  /** The place after this article. */
  readonly cursor: string;
  /** The article. With `html=1` its body stands in `html` alone. */
  readonly article: SessionArticle;
  /** Only with `html=1`: the article's element, as the page draws it. */
  readonly html?: string;
}

export interface OEmbed {
  /** `rich` with a frame to put into a page; `link` where the site allows no frame, or none of that size. */
  readonly type: string;
  /** The version of oEmbed, `1.0`. */
  readonly version: string;
  /** The headline. */
  readonly title: string;
  /** The authors, with commas between them; absent if none is known. */
  readonly author_name?: string;
  /** The page of the first author. */
  readonly author_url?: string;
  /** The name of this site. */
  readonly provider_name?: string;
  /** The address of this site. */
  readonly provider_url?: string;
  /** Seconds for which the answer may be kept. What the frame shows is always current. */
  readonly cache_age?: number;
  /** The lead picture, if its size is known and within the limits. */
  readonly thumbnail_url?: string;
  /** Pixels. */
  readonly thumbnail_width?: number;
  /** Pixels. */
  readonly thumbnail_height?: number;
  /** An `iframe`, which names no script. */
  readonly html?: string;
  /** Pixels of the frame. */
  readonly width?: number;
  /** Pixels of the frame. */
  readonly height?: number;
}

export interface PageLinks {
  /** The cursor of the next page; null only at the true end. */
  readonly next: string | null;
  /** The cursor of the page before; null at the pinned head. */
  readonly previous: string | null;
  /** Whether there is a next page. */
  readonly hasMore: boolean;
}

export interface PassagePiece {
  /** Plain text: escape it before it becomes HTML. */
  readonly text: string;
  /** Whether it is a word that was looked for. */
  readonly isMatch: boolean;
}

export interface Ping {
  /** The name of the event. */
  readonly type: 'ping';
  /** The last change that you were told of. */
  readonly seq: number;
  /** The server's clock. */
  readonly serverTime: string;
}

/** A failure (RFC 9457): `code` is for programs, `detail` says what to change. */
export interface Problem {
  /** Where the documentation explains it. */
  readonly type: string;
  /** Names the kind of failure, for people. */
  readonly title: string;
  /** The status of the answer. */
  readonly status: number;
  /** What to change. */
  readonly detail: string;
  /** The path of the request; where a killed article was, its path by id. */
  readonly instance?: string;
  /** Names the kind of failure, for programs. */
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
    | 'address-too-long'
    | 'headers-too-large'
    | 'unsupported-media-type'
    | 'validation-failed'
    | 'idempotency-key-reused'
    | 'nothing-changed'
    | 'precondition-required'
    | 'rate-limited'
    | 'internal-error'
    | 'overloaded'
    | 'dependency-unavailable';
  /** Names the request in our log. */
  readonly traceId: string;
  /** With `validation-failed`: each broken rule. */
  readonly errors?: readonly Fault[];
  /** With `article-retracted`: the id of the article. */
  readonly id?: string;
  /** With `article-retracted`: `takedown` or `kill`. */
  readonly kind?: 'takedown' | 'kill';
  /** With `article-retracted`: what readers get in place of the article. */
  readonly notice?: string;
  /** With `article-retracted` and `version-conflict`: the version as it is now. */
  readonly version?: number;
  /** With `version-conflict`: the ETag as it is now. */
  readonly etag?: string;
  /** With `version-conflict` of an article: the article as it is now, to compare your change with. Missing after a kill; without `bodyHtml` where that is longer than 200,000 characters. */
  readonly current?: NewsroomArticle;
  /** With `version-conflict` of parts of a draft: those that somebody else has changed too. */
  readonly overlap?: readonly string[];
  /** With `forbidden`: the scope that the access token lacks. */
  readonly scope?: 'write' | 'publish' | 'moderate' | 'admin';
  /** With `limit-out-of-range`: the highest limit. */
  readonly max?: number;
  /** With `rate-limited`: the name of the limit. */
  readonly limit?: string;
  /** With `position-expired`: the newest change. With `cursor-expired`: the number of the newest article. */
  readonly head?: number;
  /** With `position-expired`: the oldest change that is kept. */
  readonly oldest?: number;
  /** With `cursor-expired`: the cursor to begin again with. */
  readonly cursor?: string;
  /** In a stream only: whether the next article may come later. */
  readonly retryable?: boolean;
}

export interface RelatedArticles {
  /** Articles that share tags or words with it, closest first, at most ten. Empty if nothing does, and for a moment after it was published. */
  readonly items: readonly Headline[];
  /** Other articles of its section, newest first, at most ten: none of `items`. */
  readonly moreFromSection: readonly Headline[];
}

export interface Resync {
  /** The name of the event. */
  readonly type: 'resync';
  /** Why changes cannot be sent one by one. */
  readonly reason:
    'unknown-id' | 'unknown-article' | 'expired' | 'overflow' | 'unknown-change' | 'filing-changed' | 'killed';
  /** `changes`: ask `/api/v1/changes` for what came after the last change you know. `page`: load anew what you show. */
  readonly refetch: 'page' | 'changes';
  /** Only of `unknown-change`, `filing-changed` and `killed`: that change. */
  readonly seq?: number;
}

export interface RetractionNotice {
  /** `kill`: the text is gone for good. */
  readonly kind: 'takedown' | 'kill';
  /** What readers get in place of the article. */
  readonly notice: string;
}

export interface Revisions {
  /** Newest first. */
  readonly items: readonly Correction[];
}

/** A headline, and why it was found. */
export interface SearchItem {
  /** Opaque; stays through every correction. */
  readonly id: string;
  /** Dense, from 1, in order of first publication: what `read` ranges count. */
  readonly number: number;
  /** The readable part of the page's address. */
  readonly slug: string;
  /** 1, and one more with every correction. */
  readonly version: number;
  /** Plain text. */
  readonly title: string;
  /** A sentence or two beneath the headline, in plain text. */
  readonly standfirst: string | null;
  /** Its subjects. */
  readonly tags: readonly Tag[];
  /** The lead picture. */
  readonly image: Image | null;
  /** BCP 47. */
  readonly language: string;
  /** `ltr` or `rtl`. */
  readonly dir: string;
  /** Never changes. `0001-01-01T00:00:00Z` where the date is not known: show none. */
  readonly publishedAt: string;
  /** When the version was made. */
  readonly updatedAt: string;
  /** Minutes that reading it takes. */
  readonly readingMinutes: number;
  /** Canonical address of the article's page. */
  readonly url: string;
  /** The part of the site where it stands. */
  readonly section: Section;
  /** The first of `authors`; null where none is known. */
  readonly author: Author | null;
  /** In the order of the byline. */
  readonly authors: readonly Author[];
  /** The passage of the article that shows best why it was found. Join the texts; mark those that match. Empty if the article has no text. */
  readonly passage: readonly PassagePiece[];
}

export interface SearchPage {
  /** What was looked for. */
  readonly query: string;
  /** `all`: the results have all of `q`. `closest`: nothing has; they have most of the words, and are not continued. */
  readonly match: 'all' | 'closest';
  /** The articles of the page. */
  readonly items: readonly SearchItem[];
  /** Whether all articles were searched. If not, more of them may match: narrow the search by another word, a section or a time. */
  readonly isComplete: boolean;
  /** `q` with its misspelt words corrected, if there are few results and published headlines have words that are nearly the same: offer a search for it. Else null. */
  readonly didYouMean: string | null;
  /** Where the next page is. */
  readonly page: SearchPageLinks;
}

export interface SearchPageLinks {
  /** The cursor of the next page; null only at the true end. */
  readonly next: string | null;
  /** Whether there is a next page. */
  readonly hasMore: boolean;
}

export interface SearchSuggestion {
  /** Of what the page is. Other values may come: treat them as `article`. */
  readonly kind: 'article' | 'section' | 'tag' | 'author';
  /** The headline or the name, in plain text. */
  readonly text: string;
  /** Canonical address of the page. */
  readonly url: string;
}

export interface SearchSuggestions {
  /** What was typed. */
  readonly query: string;
  /** What may be meant: at most three sections, tags and authors, then articles. Empty if nothing is, and while the server cannot be sure that every article is still published. */
  readonly items: readonly SearchSuggestion[];
}

export interface Section {
  /** For addresses and filters. */
  readonly slug: string;
  /** For people. */
  readonly name: string;
}

export interface SessionArticle {
  /** Opaque; stays through every correction. */
  readonly id: string;
  /** Dense, from 1, in order of first publication: what `read` ranges count. */
  readonly number: number;
  /** The readable part of the page's address. */
  readonly slug: string;
  /** 1, and one more with every correction. */
  readonly version: number;
  /** Plain text. */
  readonly title: string;
  /** A sentence or two beneath the headline, in plain text. */
  readonly standfirst: string | null;
  /** Its subjects. */
  readonly tags: readonly Tag[];
  /** The lead picture. */
  readonly image: Image | null;
  /** BCP 47. */
  readonly language: string;
  /** `ltr` or `rtl`. */
  readonly dir: string;
  /** Never changes. `0001-01-01T00:00:00Z` where the date is not known: show none. */
  readonly publishedAt: string;
  /** When the version was made. */
  readonly updatedAt: string;
  /** Minutes that reading it takes. */
  readonly readingMinutes: number;
  /** Canonical address of the article's page. */
  readonly url: string;
  /** The part of the site where it stands. */
  readonly section: Section;
  /** The first of `authors`; null where none is known. */
  readonly author: Author | null;
  /** In the order of the byline. */
  readonly authors: readonly Author[];
  /** Clean HTML, ready to stand in a page. Missing with `html=1`: `html` contains it. */
  readonly bodyHtml?: string;
  /** Newest first. */
  readonly corrections: readonly Correction[];
  /** Links that share the article. */
  readonly share: ShareLinks;
}

export interface Share {
  /** That of the view: then each target is counted once for it. Without, every request is a share of its own. */
  readonly viewId?: string | null;
  /** Where the article goes: a network, the clipboard, or the system's share sheet. */
  readonly target: 'facebook' | 'x' | 'linkedin' | 'copy' | 'sheet';
}

export interface ShareLinks {
  /** Opens the form of Facebook. */
  readonly facebook: string;
  /** Opens the form of X. */
  readonly x: string;
  /** Opens the form of LinkedIn. */
  readonly linkedin: string;
}

/** The `data` of an event. Its `type` is the event's name, too; but that of the event `problem` is the one of RFC 9457. Blocks with an id alone
only move the place that you come back to. */
export type StreamEvent =
  | HelloEvent
  | NextArticle
  | EndOfFeed
  | ArticlePublished
  | ArticleUpdated
  | ArticleRetracted
  | CommentsChanged
  | Resync
  | Bye
  | Ping
  | Problem;

export interface Tag {
  /** For addresses and filters. */
  readonly slug: string;
  /** For people. */
  readonly name: string;
}

export interface Tail {
  /** What changed after the seq in the address, in order; none where nothing did. */
  readonly items: readonly TailItem[];
  /** The newest change of all when this was answered. */
  readonly head: number;
  /** Ask for this address next: always another one. */
  readonly next: string;
  /** Wait so long before you do, in milliseconds, and add some of your own by chance. */
  readonly waitMs?: number;
  /** Changes were missed and cannot be told one by one. */
  readonly resync?: TailResync;
}

export interface TailItem {
  /** Rises by exactly one: a gap is a change that you missed. */
  readonly seq: number;
  /** As of `Change`. Ignore those that you do not know. */
  readonly type: 'article-published' | 'article-updated' | 'article-retracted' | 'filing-changed' | 'article-changed';
  /** The id of the article. */
  readonly id: string;
  /** The number of the article. */
  readonly number: number;
  /** The version that the change made. */
  readonly version: number;
  /** When the change was made. */
  readonly at: string;
}

export interface TailResync {
  /** `restored`: an older copy of the database was restored, or the address is of another site. `expired`: the log no longer holds them. */
  readonly reason: 'restored' | 'expired';
  /** `page`: load anew what you show, then go on with the `tail` that it names, or with `next` if it names none. */
  readonly refetch: 'page';
}

export interface View {
  /** Random, made by the page for each article and visit. Counted once. */
  readonly viewId: string;
  /** How far the article was read, in percent; the deepest of one `viewId` counts. */
  readonly depth?: number | null;
}
