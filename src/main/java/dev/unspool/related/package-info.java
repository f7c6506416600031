/**
 * What else to read: articles that are related to an article, more of its section, and what is read most.
 *
 * <p>Begin with {@link dev.unspool.related.RelatedArticles} and {@link dev.unspool.related.MostRead}.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>The lists are answers of their own, kept and judged by {@code hotfeed}, and no part of an article</b>: an article's bytes stay the same
 *       while its lists change, and a retraction forbids every kept list that names the article, on each instance as soon as it has read the log.
 *   <li><b>A list names its articles, but does not wait for new ones</b>: if each new article made all lists stale, a busy site would compare each
 *       article again every minute. Caches ask for it again after a minute.
 *   <li><b>Related is who shares a tag, or the words of headline and standfirst</b>, looked for in the index of the search and ranked by its short
 *       vectors, a little by age, section and what is read. Words of one article in a hundred say nothing and are left out, as PostgreSQL's own
 *       statistics know them; so are those that the language passes over. Who the author is makes nobody related.
 *   <li><b>At most some 1,300 articles are compared, three statements at a time, each for a quarter of a second</b>: what else to read is
 *       worth less than what is read. Beyond that, and while the index is away, articles of the section are all there is.
 *   <li><b>By reading means by the ranking of what all readers read</b>: who read two articles is not known, on purpose. <i>Revisit when</i> readers
 *       have accounts and ask for it.
 *   <li><b>Most read is the ranking of {@code audience}; then, or while Redis has none, the newest articles by the views that PostgreSQL holds, which
 *       halve in worth each day; then the newest</b>: the list is never empty while there are articles.
 *   <li><b>Nothing here knows the reader: the page itself hides what it has shown</b>: caches could keep no list otherwise, and what somebody has
 *       read is known to their browser alone.
 * </ul>
 */
@NullMarked
package dev.unspool.related;

import org.jspecify.annotations.NullMarked;
