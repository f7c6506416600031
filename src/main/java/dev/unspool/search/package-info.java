/**
 * Full text search over published articles, and suggestions while readers type.
 *
 * <p>Begin with {@link dev.unspool.search.Search} and {@link dev.unspool.search.KnownHeadlines}. The index is the table {@code article_search}: {@code
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
 *       must not end a search. The answer says so.</li>
 *   <li><b>Suggestions and corrections come from memory, from the newest headlines of the site</b>: a statement for each letter of each reader would be
 *       most of the database's work. An older article is found by the search itself. <i>Revisit when</i> a million headlines shall be suggested: they
 *       take half a gigabyte.</li>
 *   <li><b>An instance that has heard of a change which it has not read, or whose last reading that reached the end of the log began more than a
 *       second ago, suggests nothing</b>: what was retracted must not be named, and readers miss suggestions least of all. It asks the database no more
 *       than before.</li>
 *   <li><b>A lookup of suggestions looks at 10,000 headlines at most, those of the rarest word</b>: it runs on an event loop, where a millisecond delays
 *       other readers. Two words that are both common and rarely together may miss an old headline. <i>Revisit when</i> readers miss them: the search
 *       itself finds them.</li>
 *   <li><b>Corrections of misspelt words are looked for on another thread</b>: each compares a word with all words of the site.</li>
 *   <li><b>Most headlines are in one index that is made anew seldom, those that changed since in a small one</b>: a new index of all takes a second, and
 *       a retraction must be seen in milliseconds.</li>
 *   <li><b>After a change of a section, a tag or an author all is read again, for a fifth of the time at most</b>: which articles it concerns only the
 *       database knows. Headlines are suggested meanwhile, names are not.</li>
 *   <li><b>Only words that no headline has are corrected, and only to words of published ones</b>: a correction must not name what was
 *       retracted, nor talk readers out of a rare word.</li>
 *   <li><b>A passage is a list of plain texts, each of which matches or not</b>: there is no markup that could be unsafe.</li>
 *   <li><b>Answers may be kept for one second, and not in our own caches</b>: queries rarely repeat, and a retracted article must not be found.</li>
 * </ul>
 */
@NullMarked
package dev.unspool.search;

import org.jspecify.annotations.NullMarked;
