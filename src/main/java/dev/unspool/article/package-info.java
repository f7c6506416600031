/**
 * The vocabulary of all rooms: articles, drafts, corrections, and the rules that a draft must meet.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>A {@link dev.unspool.article.Headline} is an article without its body; an {@link dev.unspool.article.Article} has a
 *       headline</b>: lists never read a body from the store, and the compiler enforces it. <i>Revisit when</i> lists show
 *       bodies.</li>
 *   <li><b>Drafts, manuscripts, headlines and the newsroom's articles share {@link dev.unspool.article.ArticleHeader} and {@link
 *       dev.unspool.article.Filing}</b>: a new field of an article is added in one record and not in each of them.</li>
 *   <li><b>An article whose date is not known is published at {@link dev.unspool.article.Headline#UNDATED}, the far end of every
 *       feed, and shown without a date</b>: imports contain such articles; an invented date would be a lie, and a missing one has no
 *       place in the order. <i>Revisit when</i> there is a second order that needs no date.</li>
 *   <li><b>Times are cut to microseconds</b>: PostgreSQL keeps no more; a cursor that is more precise than its row skips or repeats
 *       it.</li>
 * </ul>
 */
@NullMarked
package dev.unspool.article;

import org.jspecify.annotations.NullMarked;
