/**
 * The hot pages, near and in Redis, in front of the store.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>What is kept carries the {@code seq} of the change log that it was read at and the articles that it shows, and is judged by the
 * log when it is given: by the answer, near by and from Redis alike</td><td>right without anybody's word: a lost invalidation, a Redis that
 * was away or flushed, a write that overtakes a deletion cannot bring a retracted article back. Redis's own invalidation (RESP3) would
 * have to be believed, and is off after each reconnect. Measured, two instances, a change that touches 1,000 pages: both know of it after 2.2 ms
 * and 2,600 µs of Redis's processor, as against 0.1 ms and less than 50 µs of one hint; 100 pages: 0.4 to 0.8 ms, 375 µs</td><td>changes by the hundred a second, at which each
 * instance would judge too much</td></tr>
 * <tr><td>An instance hears of its own change before it is acknowledged, and gives nothing that it could touch until it has read what it
 * was</td><td>who was told that an article is gone never sees it again; a few milliseconds in which answers are made anew</td>
 * <td>nothing</td></tr>
 * <tr><td>One answer is made once for all who ask meanwhile, unless one of them has heard of a change that it may not know of</td><td>a
 * thousand readers of a cold page are one query; and none of them gets what was true before he asked</td><td>nothing</td></tr>
 * <tr><td>While PostgreSQL is away, what is near is given for ten minutes with its {@code Age}; never what shows a retracted article, or
 * of which something unread has changed</td><td>readers can read on, and a takedown holds</td><td>nothing</td></tr>
 * <tr><td>Answers leave by a handler of the server, before WebFlux; what fails is handed to WebFlux, which answers it like every
 * failure</td><td>the chain costs three times what sending costs; there is one way to say what is wrong</td><td>a WebFlux that costs as
 * little</td></tr>
 * <tr><td>An answer is coded when somebody first wants it so, and then kept so; its bytes move out of the heap when they are sent again and
 * again</td><td>most deep pages are asked for once, in one coding; the hot ones are coded and copied once in all</td><td>nothing</td></tr>
 * <tr><td>Pages behind a cursor are not in Redis</td><td>most are asked for once; to ask Redis for one and to give it one took half of what
 * a cold deep page cost in all</td><td>readers who all go deep</td></tr>
 * <tr><td>In Redis lies what is not coded, for ten minutes, under a key that names the build and the site's settings</td><td>instances of
 * another version draw other pages, and must not share them; what is coded would be five times as much</td><td>a Redis far away</td></tr>
 * <tr><td>What lies in Redis is signed: HMAC-SHA-256 over its key and its bytes, by a secret derived from the keys that sign cursors. What is
 * not ours counts as missing, and so does an answer older than ten minutes or larger than 8 MB</td><td>whoever may write to Redis could put any
 * page on the site, move one to another address, put an old one back, or fill the memory. Checked once, when it comes near</td>
 * <td>nothing</td></tr>
 * <tr><td>Hints between instances are not signed</td><td>they name a position or an article, and everything is read from PostgreSQL: a forged
 * number, however large, has the log read once and is then forgotten ({@code FollowLifecycle}). It costs time, and while PostgreSQL is
 * away what is near may not be given</td><td>a Redis that strangers write to</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.hotfeed;

import org.jspecify.annotations.NullMarked;
