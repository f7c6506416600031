/**
 * The feed by request: pages by cursor, single articles, and the steps of a reading session, as JSON.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>A session is a cursor and nothing else: the server keeps no state</b>: any instance can continue it, for ever.
 *   <li><b>The next step of a session is decided here, for the stream, for {@code next} and for the page's {@code rel=next} alike</b>: push
 *       and pull cannot drift apart.
 *   <li><b>An article's HTML is rendered by {@link dev.unspool.feed.ArticleRenderer}, which another package implements</b>: the page, the
 *       fragment and the event carry the same bytes, and this package need not know how they are made.
 *   <li><b>This package reads the ranking from {@code audience}, not the other way round</b>: {@code sort=hot} is an order of this feed,
 *       with its filters, cursors and pinned head; the ranking knows nothing of pages. <i>Revisit when</i> another package brings an order
 *       along.
 *   <li><b>A cursor in hot order whose ranking is lost is answered {@code 410}; if only Redis is away, {@code 503}</b>: a lost ranking
 *       never comes back, while Redis does in a moment, and a reader who begins again loses the place for good. <i>Revisit when</i> PostgreSQL
 *       keeps rankings too.
 *   <li><b>Hot order without a ranking is hot order with an empty one</b>: the client continues with the same parameters and the cursor it
 *       was given, without Redis.
 * </ul>
 */
@NullMarked
package dev.unspool.feed;

import org.jspecify.annotations.NullMarked;
