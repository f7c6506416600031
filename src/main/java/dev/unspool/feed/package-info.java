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
 * </table>
 */
@NullMarked
package dev.unspool.feed;

import org.jspecify.annotations.NullMarked;
