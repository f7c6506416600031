/**
 * The changes of an article as events: one sealed interface and an enum of types, so that code which forgets a type does not compile.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>An event carries identity and version, not content</b>: content is read from the store when it is needed, so a late reader
 *       gets what is true now, and a retracted text is never replayed. <i>Revisit when</i> the log outlives the articles.</li>
 *   <li><b>A change of a section, a tag or an author is one event, however many articles it concerns</b>: one event for each would fill
 *       the log and every stream with a hundred thousand of them. Those who show articles load them anew. <i>Revisit when</i> authors
 *       change by the hour.</li>
 *   <li><b>A kind that only a newer release knows is an event too, {@code ArticleChanged}: its seq counts, readers get {@code
 *       resync}, and caches drop pages that show the article</b>: during a rolling update old instances read what new ones write; an
 *       instance that stopped there would announce no further change. <i>Revisit when</i> updates stop all instances first.</li>
 * </ul>
 */
@NullMarked
package dev.unspool.event;

import org.jspecify.annotations.NullMarked;
