/**
 * HTML pages and their fragments: every article drawn once, by one template.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>The article element knows nothing of the session it stands in; what a session needs is on the container around it</td><td>the
 * page, the fragment and the event carry the same bytes, whoever reads</td><td>nothing</td></tr>
 * <tr><td>A page holds one article; what follows is a link, which the script turns into the next article beneath</td><td>search engines
 * credited the wrong author where two stood in one document, and a link works everywhere</td><td>nothing</td></tr>
 * <tr><td>The end and the failure of a feed are in every page, hidden, in the words that readers are to see</td><td>the server and the
 * script cannot come to say different things</td><td>pages in several languages</td></tr>
 * <tr><td>The footer is a link away at every depth, and comes to the reader instead of the reader to it</td><td>a page without an end has
 * no bottom to scroll to; with {@code :target} it needs no script and loses no place</td><td>nothing</td></tr>
 * <tr><td>The words of the site are in the site's language, an article's date in the article's</td><td>one is marked as what it is
 * within the other, so that both are read aloud rightly</td><td>pages in several languages</td></tr>
 * <tr><td>This room asks {@link dev.unspool.store.ArticleStore} for the one article at an address and the names of sections, tags and
 * authors</td><td>a room between would only pass the question on</td><td>articles from a cache</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.reader;

import org.jspecify.annotations.NullMarked;
