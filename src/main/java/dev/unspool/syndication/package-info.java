/**
 * What other programs read of the site: feeds (Atom, RSS, JSON Feed) and sitemaps.
 *
 * <p>Begin with {@link dev.unspool.syndication.SyndicationResource}.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>An entry's id is the article's id, a feed's id comes from a number of the database; no id is an address</b>: a corrected headline, another
 *       slug or another domain must not make a second entry in a feed reader.
 *   <li><b>Feeds list articles in reading order, as the site does</b>: an import of old articles must not reach subscribers as news.
 *   <li><b>A document ends at an article that is chosen by its id, one in sixteen</b>: so archives begin and end at the same articles whatever is
 *       published later, without counting, for every list alike. A document without such an article ends after {@link
 *       dev.unspool.syndication.Span#MAX}; the archives after it may then move once. <i>Revisit when</i> every list has dense numbers.
 *   <li><b>An archive is addressed by the number of the article before it</b>: numbers stay, contain no words of a headline, and mean the same
 *       after the article is retracted.
 *   <li><b>A retracted article leaves every document at once. For 30 days the current one tells of it twice: as a tombstone (RFC 6721), and as an
 *       entry with the same id and the notice in place of the text</b>: most feed readers know no tombstones, but replace an entry by its id. The
 *       entry is in no archive, so that walking them gives each id once. It links to the article's id, since the slug has words of the headline.
 *   <li><b>For these 30 days the feeds of a killed article's tags and authors tell that its id was in them, and nothing else of it</b>: their
 *       subscribers have the text, and only an entry with this id makes them drop it. A tag that only this article had has no feed any more.
 *   <li><b>{@code updated} is the time of the last public version</b>: a renamed section rewrites no entry in a feed reader.
 *   <li><b>{@code Last-Modified} is when anything on the site changed last</b>: the change log is all that knows when a document without a certain
 *       article was first true. Clients that send the ETag are answered exactly.
 *   <li><b>Every instance tells the hubs of a change, a second after it</b>: a hub fetches the feed and passes on what is new, so a second
 *       announcement is harmless, and no instance has to know whether another one makes it. <i>Revisit when</i> a hub limits announcements.
 *   <li><b>The news are made for each request, and caches keep them no longer than until the oldest one leaves</b>: two days end by the clock, which
 *       the change log does not know.
 *   <li><b>A part of the sitemap has the articles with a thousand consecutive numbers</b>: an article never moves to another part, and a part is a
 *       range of one index.
 *   <li><b>Bodies are cleaned once more for feeds</b>: feed readers are other programs, which show them on pages without our policy; and what
 *       only our pages use is left out.
 *   <li><b>XML is written by the JDK's StAX writer</b>: it escapes, and nothing is parsed here. It does not check characters; {@code XmlDocument}
 *       does.
 * </ul>
 */
@NullMarked
package dev.unspool.syndication;

import org.jspecify.annotations.NullMarked;
