/**
 * The tail: the change log by long polls that HTTP caches collapse, for any number of readers. Streams are the first way for a reader to hear of
 * changes; the tail is the way that never runs out.
 *
 * <p>Begin with {@link dev.unspool.tail.TailAnswers}, which decides what a request is answered, and when. {@link
 * dev.unspool.tail.TailHandler} takes requests, {@link dev.unspool.tail.RecentLogLifecycle} follows the change log, and {@link
 * dev.unspool.tail.HeldRequests} keeps the requests that wait.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>Everything is told as data in a cacheable {@code 200}, also that there is nothing new, no place or no database; only an address that no
 *       answer named is {@code 400}</b>: an uncacheable "nothing new" switches a cache's collapsing off (300 clients became 311 requests at the
 *       origin, one after another), and an error status under ten thousand waiters is a stampede.
 *   <li><b>Of two answers that name each other's address none would ever end: {@code next} has a higher {@code after}, or a higher {@code round}
 *       where {@code after} stays or another epoch begins</b>. A round also rises with a change, but never to more than two ahead of the clock,
 *       since a request that is far ahead is refused: two changes a second would otherwise lead there.
 *   <li><b>A request is refused if its round is more than three ahead of the clock, one more than an answer may lead</b>: instances learn a moment
 *       apart that a round has ended, and a request that one of them named must not fail at another one, under ten thousand readers.
 *   <li><b>An answer without a change that comes before its round ends carries {@code waitMs} if its {@code next} would lead further ahead than that</b>:
 *       what repeats quickly for nothing is slowed down to the clock.
 *   <li><b>An epoch that this instance has never seen may be one that it has not read of yet: the request waits a second, as for a change</b>: pages
 *       of a fresh instance would be told by one that is behind to load again, and caches would tell it to all.
 *   <li><b>Documents that are cached name round 0, which has always ended: its answer names the round of now</b>: the number of a round would give
 *       every copy of a page other bytes, and another ETag.
 *   <li><b>Items carry no text, so that none has to be taken back: a full block of 100 may be cached for ever</b>. What they mean is fetched by
 *       {@code /api/v1/changes}, or as a version of the article.
 *   <li><b>The log is followed here once more, by entries without bodies</b>: the queue of the streams is emptied by changes that may concern every
 *       article, is bounded by the bytes of bodies, and is read on only when all streams have looked. It costs one small query a second.
 *       <i>Revisit when</i> that is felt.
 *   <li><b>A held request is one small object and its connection: no thread, no timer, no exchange of WebFlux</b>. One timer ends the rounds of
 *       all.
 *   <li><b>No limit for each household here, as streams have one</b>: behind the cache that this is made for, all requests are one household's. A
 *       reader who gets no place polls instead. The balancer limits each household, before the cache. <i>Revisit when</i> readers who are behind neither are
 *       the rule.
 * </ul>
 */
@NullMarked
package dev.unspool.tail;

import org.jspecify.annotations.NullMarked;
