/**
 * Cursors: what a client sends to say where it is in a feed, a list or a stream, and the signed text in which it holds that.
 *
 * <p>Two words: a <b>cursor</b> is the whole of what the client sends back ({@link dev.unspool.cursor.FeedCursor}). The <b>sort key</b>
 * within it ({@link dev.unspool.cursor.SortKey}) is the pair of time and id that says between which rows it points.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>The pinned head of a session is an article <em>number</em>, not a sort key</b>: numbers are dense and given in commit order, so
 *       {@code number <= head} is exactly what was published when the session began. An article published later but dated back cannot slip in
 *       between.
 *   <li><b>A sort key is a pair of microseconds and id, used with a direction, and names no row that must exist</b>: it outlives the
 *       correction and the retraction of its article.
 *   <li><b>The text is base64url(version, key id, payload, HMAC-SHA-256 cut to 128 bits), read only in its one canonical spelling</b>:
 *       base64 has spare bits in its last character, in which an altered text could still verify. <i>Revisit when</i> the hash is broken.
 *   <li><b>A stream cursor is two signed texts, joined: the reader's feed cursor, and the last change that the reader knows</b>: a change
 *       is sent to ten thousand readers with one signature instead of ten thousand. Each part is true by itself, so nothing is gained by
 *       joining parts of two cursors. <i>Revisit when</i> a part means something only together with the other.
 *   <li><b>Bytes for other stores are signed with a secret that is derived from the key for their purpose</b>: a cursor can never pass for
 *       a signature of something else, nor the other way round.
 *   <li><b>A feed cursor, a cursor in hot order and a stream cursor differ in their version byte</b>: one must never be taken for the
 *       other.
 * </ul>
 */
@NullMarked
package dev.unspool.cursor;

import org.jspecify.annotations.NullMarked;
