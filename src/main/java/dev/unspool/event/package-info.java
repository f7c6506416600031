/**
 * What happened to an article: one sealed interface with an enum of types, so that an event that somebody forgets does not compile.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>An event carries identity and version, not content</td><td>content is read from the store when it is needed, so a late reader
 * gets what is true now and a retracted text is never replayed</td><td>a log that outlives the articles</td></tr>
 * <tr><td>A kind that only a newer version knows is an event too, {@code ArticleChanged}: its seq counts, readers get {@code resync}, caches
 * drop what shows the article</td><td>during a rolling update old instances read what new ones write; one that stopped there would tell its
 * readers of no change any more</td><td>updates that stop all instances first</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.event;

import org.jspecify.annotations.NullMarked;
