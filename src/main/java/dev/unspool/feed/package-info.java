/**
 * "The page after this cursor", and the reading session.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>A session is a cursor and nothing else: no state on the server</td><td>any instance goes on with it, for ever</td>
 * <td>nothing</td></tr>
 * <tr><td>The step of a session is decided here, for the stream, for {@code next} and for the page's {@code rel=next} alike</td>
 * <td>push and pull cannot drift apart</td><td>nothing</td></tr>
 * <tr><td>What an article looks like as HTML is asked of {@link dev.unspool.feed.ArticleDrawing}</td><td>the page, the fragment and the
 * event carry the same bytes, and this room need not know how they are drawn</td><td>nothing</td></tr>
 * <tr><td>This room asks {@code audience} for the ranking, not the other way round</td><td>{@code sort=hot} is an order of this feed, with its
 * filters, its cursors and its pinned head; the ranking knows nothing of pages</td><td>an order that somebody else brings along</td></tr>
 * <tr><td>A cursor in hot order whose ranking is lost is {@code 410}; where only Redis is away it is {@code 503}</td><td>the first never comes
 * back, the second does in a moment, and whoever begins again loses the place for good</td><td>rankings that PostgreSQL keeps too</td></tr>
 * <tr><td>Hot order without a ranking is hot order with an empty one</td><td>the client goes on with the same parameters and the cursor
 * it was given, and needs no Redis for it</td><td>nothing</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.feed;

import org.jspecify.annotations.NullMarked;
