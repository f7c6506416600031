/**
 * A place in a feed, and its opaque signed text.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>The pinned head of a session is an article <em>number</em>, not a place in the order</td><td>numbers are dense and given in
 * commit order, so {@code number <= head} is exactly what was published when the session began: an article published later but dated
 * back cannot slip in between</td><td>nothing</td></tr>
 * <tr><td>A place is a pair of microseconds and id with a direction, and names no row that must exist</td><td>it outlives the correction
 * and the retraction of its article</td><td>nothing</td></tr>
 * <tr><td>Text is base64url(version, key id, payload, HMAC-SHA-256 cut to 128 bits), read only in its one canonical spelling</td>
 * <td>base64 has spare bits in its last character, in which a changed text could still verify</td><td>a broken hash</td></tr>
 * <tr><td>A stream position is two signed texts, joined: the reader's place, and the last change it knows</td><td>a change is told to ten
 * thousand readers with one signature instead of ten thousand; each part is a truth by itself, so nothing is gained by joining parts
 * of two</td><td>parts that mean something only together</td></tr>
 * <tr><td>Bytes for other stores are signed by a secret that is derived from the key for their purpose</td><td>no cursor can ever pass for a
 * signature of something else, and the other way round</td><td>nothing</td></tr>
 * <tr><td>A feed cursor, a cursor in hot order and a stream position differ in their version byte</td><td>one must never be taken for the
 * other</td>
 * <td>nothing</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.cursor;

import org.jspecify.annotations.NullMarked;
