/**
 * HTML pages for readers and their fragments: every article is rendered by one template.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>The article element knows nothing of the session it stands in; what a session needs is on the container around it</b>: the page,
 *       the fragment and the event carry the same bytes for every reader.
 *   <li><b>A page holds one article; the next one is a link, which the script replaces with the article beneath</b>: search engines
 *       credited the wrong author when two articles stood in one document, and a link works everywhere.
 *   <li><b>Nothing within an article is a landmark</b>: many articles stand in one page, and landmarks are for finding one's way about a page.
 *   <li><b>Every page of a list is its own canonical page, and search engines may list it</b>: they drop the links of a page that names another
 *       as its canonical one or asks not to be listed, and would find no older article.
 *   <li><b>Pictures of the icon are drawn by us, in the site's colour, when they are first asked for</b>: a site has an icon and a picture for
 *       networks without making any. <i>Revisit when</i> sites bring their own.
 *   <li><b>The end and the failure of a feed are in every page, hidden, in the words that readers will see</b>: the server and the script
 *       cannot come to say different things. <i>Revisit when</i> pages come in several languages.
 *   <li><b>The footer is a link away at every depth, and opens where the reader is</b>: a page without an end has no bottom to scroll to.
 *       With {@code :target} it needs no script and loses no place.
 *   <li><b>The site's own words are in the site's language, an article's date in the article's</b>: each is marked as what it is within the
 *       other, so that both are read aloud rightly. <i>Revisit when</i> pages come in several languages.
 *   <li><b>This package reads the article at an address and the sections, tags and authors directly from the {@code
 *       store}</b>: a package between would only pass the call on. <i>Revisit when</i> articles come from a cache.
 *   <li><b>An article's comments stand on a page of their own, and beneath the article once the script has put them there, rendered by the
 *       same template</b>: the article element is the same for all readers and is cached for long; comments change every minute.
 *   <li><b>A comment is text: paragraphs, line breaks and links to the web are found in it, and nothing else is made of it</b>: what can
 *       hold markup can hold an attack. A link that leads elsewhere than it seems to stays text.
 *   <li><b>Without script a reader's token is kept in a cookie for a day, which the redirect after the form sets. Caches keep no page that
 *       was requested with it, nor the page that the redirect leads to, with a cookie or without</b>: an address is passed on, logged and
 *       planted. There is no {@code Vary: Cookie}: other cookies would make caches keep a page for each reader. <i>Revisit when</i> readers
 *       have accounts.
 *   <li><b>A form that is sent twice is recognised by its token, its words and the sender's address</b>: caches may give one rendering of a
 *       form to several readers, so a key in the form itself would make one comment of two. <i>Revisit when</i> forms are never cached.
 *   <li><b>A search that is refused or fails is drawn on the search page, with what was typed</b>: readers correct it there. Search engines may
 *       not read the page, and are asked not to list it: a search costs a hundred times a page, and every text would be one more address.
 *   <li><b>Suggestions have a script of their own, which only the search page loads</b>: it would cost every other page a tenth of its script.
 * </ul>
 */
@NullMarked
package dev.unspool.reader;

import org.jspecify.annotations.NullMarked;
