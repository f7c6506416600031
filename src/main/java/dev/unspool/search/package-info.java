/**
 * Full text search over published articles: results by request, as JSON.
 *
 * <p>Begin with {@link dev.unspool.search.Search}. The index is the table {@code article_search}: {@code
 * V0053__create_article_search.sql}.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>What must not be found leaves the index in the transaction that retracts or corrects; what shall be found enters it a moment later</b>:
 *       reading a text takes ten milliseconds, for which the head of the log would be locked. A trigger queues the article, so that no statement can
 *       forget it, whichever release or import runs it; {@link dev.unspool.search.SearchFillLifecycle} has it indexed. A corrected article is not
 *       found for that moment.</li>
 *   <li><b>One transaction at a time indexes, in small steps, the last articles first</b>: two of one article could leave the older text behind, and a
 *       site with a million articles must stay quick while they are indexed. It takes some hours, and any instance goes on where another stopped.</li>
 *   <li><b>PostgreSQL reads queries as it reads articles, by the functions of the migration</b>: two readers of text would not agree on every accent,
 *       and an article would not be found by its own headline. It costs a query one more statement, of half a millisecond.</li>
 *   <li><b>No extension is needed</b>: databases are often managed by others, and their users may create none.</li>
 *   <li><b>Each word is in the index as it stands and as its article's language stems it; a query looks for the word and for what each language of
 *       the site makes of it</b>: a reader's query has no language. Phrases are looked for as they stand.</li>
 *   <li><b>Sections, tags, authors and months are lexemes of the index too</b>: a filter is one more word to PostgreSQL's index, which makes a
 *       search cheaper in place of dearer, and needs no plan of its own.</li>
 *   <li><b>A search looks at the last two months first, then at two years, then at all, until it has enough</b>: a common word has as many results as
 *       there are articles, and nobody looks at them all. Ranked are at most 2,000 candidates, by the short vector of title, standfirst, names and first
 *       words: whole bodies took seconds.</li>
 *   <li><b>All statements of a search share 250 ms (a setting); what is not searched by then is said in the answer</b>: readers wait for no
 *       answer that long, and narrowing helps where waiting does not.</li>
 *   <li><b>A search without results is run once more for articles that have most of the words</b>: a typing mistake in one of several words
 *       must not end a search. The answer says so. <i>Revisit when</i> single misspelt words shall be corrected: by the words of headlines.</li>
 *   <li><b>A passage is a list of plain texts, each of which matches or not</b>: there is no markup that could be unsafe.</li>
 *   <li><b>Answers may be kept for one second, and not in our own caches</b>: queries rarely repeat, and a retracted article must not be found.</li>
 * </ul>
 */
@NullMarked
package dev.unspool.search;

import org.jspecify.annotations.NullMarked;
