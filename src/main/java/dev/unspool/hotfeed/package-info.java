/**
 * Caches the answers that many readers request, in memory and in Redis, and serves them before WebFlux.
 *
 * <p>Begin with {@link dev.unspool.hotfeed.HotAnswers}. Other packages offer their addresses as {@link dev.unspool.hotfeed.HotResource}s,
 * and {@link dev.unspool.hotfeed.HotPathHandler} answers requests for them.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>A cached answer carries the {@code seq} of the change log at which it was read and the articles that it shows. Each time it is
 *       served, the log decides whether it is still fresh, wherever it was cached</b>: it is right without trusting any message. A lost
 *       invalidation, a Redis that was away or flushed, or a write that overtakes a deletion cannot bring a retracted article back. Redis's own
 *       invalidation (RESP3) would have to be trusted, and is off after each reconnect. Measured with two instances and a change that touches
 *       1,000 pages: both know of it after 2.2 ms and 2,600 µs of Redis's processor, as against 0.1 ms and less than 50 µs with one hint; 100
 *       pages: 0.4 to 0.8 ms, 375 µs. <i>Revisit when</i> changes come by the hundred a second, so that each instance spends too long deciding.
 *   <li><b>An answer may also depend on a {@code Condition} of the room that made it, which is asked like the log. One that nobody has verified lately
 *       is verified before it is served, once for all who wait, and served as it is if it holds</b>: comments change without an entry in the log,
 *       and a thread that is quiet is not drawn again for each reader. An answer whose condition has ended is never served, not as a stale one either.
 *   <li><b>An instance hears of its own change before it is acknowledged, and serves nothing that the change could affect until it has read
 *       it</b>: a newsroom whose retraction was acknowledged never sees the article again. For a few milliseconds answers are made again.
 *   <li><b>An answer is made once for all who wait for it. Those who have heard of a change that it may not contain wait for a second one, which
 *       begins when the first is there; there is never a third</b>: a thousand readers of a cold page cost one query, none of them gets what was true
 *       before the request, and changes that come faster than an answer is made neither throw it away nor multiply it.
 *   <li><b>While PostgreSQL is away, answers in memory are served for ten minutes with their {@code Age}; never one that shows a retracted
 *       article, nor one that an unread change might affect</b>: readers can continue, and a takedown holds.
 *   <li><b>The front page, as a page and as JSON, is made again by each instance as soon as it has read a change, and weighs nothing in its memory</b>:
 *       it is there when PostgreSQL goes away, also on an instance that nobody has asked for it, and is the same on all instances but for some
 *       milliseconds. It costs two pages for each change, at most ten times a second.
 *   <li><b>An instance whose front page is stale while PostgreSQL is silent takes over a newer one from Redis, if its own reading of the log has
 *       reached the position at which that was made, and if it would serve it as its own</b>: it could have made that page itself, so nothing retracted
 *       can come with it that was not there already. Readers behind a balancer would go back and forth between both pages otherwise. An instance that
 *       has not read so far shows what it has: it cannot know what else happened.
 *   <li><b>A request waits a quarter of a second for a new answer if there is a stale one that may be served</b>: readers do not wait for
 *       a database that hangs. On a healthy one an answer takes some milliseconds, so readers get the new one.
 *   <li><b>Answers are sent by a handler of the HTTP server, before WebFlux. A failed request is handed to WebFlux, which renders every
 *       failure</b>: WebFlux's chain costs three times what sending costs, and errors are rendered in one place. <i>Revisit when</i> WebFlux
 *       costs as little.
 *   <li><b>An answer is compressed when a reader first accepts a coding, and kept so. Its bytes leave the heap when they are sent again and
 *       again</b>: most deep pages are requested once, in one coding; the hot ones are compressed and copied once in all.
 *   <li><b>Pages behind a cursor are not in Redis</b>: most are requested once. Reading one from Redis and writing it there took half of
 *       the whole cost of a cold deep page. <i>Revisit when</i> readers all go deep.
 *   <li><b>Answers lie in Redis uncompressed, for ten minutes, under a key that names the build and the site's settings</b>: instances of
 *       another version render other pages and must not share them; all codings together would be five times as much. <i>Revisit when</i> Redis
 *       is far away.
 *   <li><b>Answers in Redis are signed: HMAC-SHA-256 over their key and their bytes, with a secret derived from the keys that sign cursors.
 *       An entry that this site did not sign counts as missing, and so does one that is older than ten minutes or larger than 8 MB</b>: anyone
 *       who can write to Redis could otherwise put any page on the site, move one to another address, put an old one back, or fill the memory.
 *       The signature is checked once, when the answer enters memory.
 *   <li><b>Answers in Redis bear the database's time</b>: with the maker's own, answers of an instance whose clock is an hour ahead were not
 *       made again for an hour.
 *   <li><b>Whoever follows the log here also notices that it was set back: it is shorter than it was, or its newest entry that was known is
 *       another one. It has a new epoch begin, which makes every cached answer unusable</b>: an older copy of the database hands out again the
 *       numbers that answers and readers know.
 *   <li><b>A renewal that finds nothing, or something that must not be cached, drops what was cached, in memory and in Redis</b>: such an
 *       answer is not in the log after a restore, and would be served until its age ends.
 *   <li><b>Hints between instances are not signed</b>: they name a {@code seq} or an article, and everything else is read from PostgreSQL.
 *       A forged number, however large, makes an instance read the log once and is then forgotten ({@code KnownChangesLifecycle}). It costs
 *       time, and while PostgreSQL is away answers in memory cannot be served. <i>Revisit when</i> strangers can write to Redis.
 * </ul>
 */
@NullMarked
package dev.unspool.hotfeed;

import org.jspecify.annotations.NullMarked;
