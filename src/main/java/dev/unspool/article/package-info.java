/**
 * The words: article, draft, correction, and the rules that a draft must meet.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>A {@link dev.unspool.article.Headline} is an article without its body; an {@link dev.unspool.article.Article}
 * has a headline</td><td>lists never read a body from the store, and the compiler says so</td><td>lists that show
 * bodies</td></tr>
 * <tr><td>An article whose date is not known is published at {@link dev.unspool.article.Headline#UNDATED}, the far
 * end of every feed, and shown without a date</td><td>an import has such articles; any invented date would be a lie,
 * and an empty one has no place in the order</td><td>a second order that does not need a date</td></tr>
 * <tr><td>Times are cut to microseconds</td><td>PostgreSQL keeps no more; a cursor that knows more than its row skips or
 * repeats it</td><td>nothing</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.article;

import org.jspecify.annotations.NullMarked;
