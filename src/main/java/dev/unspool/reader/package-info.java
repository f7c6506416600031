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
 * <tr><td>An article's comments stand on a page of their own, and beneath the article once the script has put them there: the same
 * drawing</td><td>the article element is the same for all readers, and is kept for long; comments change every minute</td><td>nothing</td></tr>
 * <tr><td>A comment is text: paragraphs, line breaks and links to the web are found in it, and nothing else is made of it</td><td>what can
 * hold markup can hold an attack; a link that leads elsewhere than it seems to is left a text</td><td>nothing</td></tr>
 * <tr><td>Without script a reader's token is kept in a cookie for a day, set by the redirect after the form; pages by it are kept by no cache, nor
 * is the page that the redirect leads to, with a cookie or without</td><td>an address is passed on, logged and planted. There is no
 * {@code Vary: Cookie}: cookies of others would have caches keep a page for each reader</td><td>accounts of readers</td></tr>
 * <tr><td>A form that is sent twice is known by its token, its words and the sender's address</td><td>caches may give one drawing of a form to
 * several readers, so a key of its own in it would make one comment of two</td><td>forms that are never kept</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.reader;

import org.jspecify.annotations.NullMarked;
