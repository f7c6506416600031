/**
 * Carries "there is news up to seq n" between instances: a hint, never the truth.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>Redis pub/sub, with one subscription per instance; a message names a position, and its content is read from the store</b>:
 *       pub/sub loses messages while a connection is down, without notice.</li>
 *   <li><b>Every instance also asks PostgreSQL for the log's head once a second, which covers lost hints and a missing Redis</b>:
 *       changes then arrive within 2 s; {@code LISTEN} would need a connection of its own, which no pooler in between passes on.
 *       <i>Revisit when</i> so many instances run that one small query per second each is felt.</li>
 *   <li><b>Hints are not signed</b>: a forged one can only make an instance query PostgreSQL, or raise or end a stream whose signed
 *       name its writer has seen; it shows nothing to anybody, and the reader's page opens another stream. <i>Revisit when</i>
 *       strangers can write to the Redis.</li>
 *   <li><b>Listeners are called, not subscribed</b>: hints come from many threads at once, which a sink refuses.</li>
 * </ul>
 */
@NullMarked
package dev.unspool.announce;

import org.jspecify.annotations.NullMarked;
