/**
 * Carries "there is news up to seq n" between instances: a hint, never the truth.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>Redis pub/sub, one subscription an instance; a message names a position, its content is read from the store</td><td>pub/sub
 * loses messages while a connection is down, and nobody is told</td><td>nothing</td></tr>
 * <tr><td>A lost hint, and a Redis that is away, are covered by every instance asking PostgreSQL for the log's head once a second</td>
 * <td>changes arrive within 2 s then; {@code LISTEN} would need a connection of its own that no pooler in between passes on</td>
 * <td>an instance count at which one small query a second each is felt</td></tr>
 * <tr><td>Hints are not signed</td><td>a forged one makes an instance look at PostgreSQL, raises or ends a stream whose signed name its writer
 * has seen, and shows nothing to anybody; the reader's page opens another stream</td><td>a Redis that strangers write to</td></tr>
 * <tr><td>Listeners are called, not subscribed to</td><td>hints come from many threads at once, which a sink refuses</td>
 * <td>nothing</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.announce;

import org.jspecify.annotations.NullMarked;
