/**
 * Readers' comments, whole: words, SQL, doors, moderation.
 *
 * <p>Who reads this room begins with {@link dev.unspool.comment.Threads}, which gives pages of comments, and
 * {@link dev.unspool.comment.Submissions}, which takes new ones: admitted by {@code Limits}, in turns by {@code Turns}, judged by the rules of
 * {@code Moderation}, kept by {@code CommentLedger}.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>A comment is plain text and stays as it came: nothing is escaped or cleaned on the way in</td><td>what is safe depends on where it
 * is drawn; whoever cleans on the way in cleans for one place and harms the others</td><td>nothing</td></tr>
 * <tr><td>Triggers of the table keep the number of replies and the tally of the article</td><td>a moderator's bulk, an undo, an author's
 * change and whatever comes later count alike; nobody can forget to</td><td>a store that cannot</td></tr>
 * <tr><td>Whatever is no longer shown but has replies leaves a tombstone, rejected or spam as well as removed</td><td>the replies were
 * approved, and count; without their place they would be lost with what they answer</td><td>replies that stand by themselves</td></tr>
 * <tr><td>The order is the time of writing, not of approval</td><td>a thread reads as it was written. Who has walked past finds a comment
 * that was approved later by loading the page again, as {@code comments-changed} says</td><td>nothing</td></tr>
 * <tr><td>An author is a random id in a signed token, kept in the browser for 30 days after the last comment</td><td>no account, and no table
 * that tells one reader from another; a browser that is cleared is a new author, and a token that was stolen or lent ends</td>
 * <td>accounts</td></tr>
 * <tr><td>A token comes in a header or in our cookie, and never from an address or a field of a form. Tokens of the kind that stood in addresses
 * are not read any more</td><td>anybody can make a reader open an address or send a form: with a planted token the reader would write as its
 * owner, who could read what waits and change it</td><td>nothing</td></tr>
 * <tr><td>The cookie counts for changes by scripts, too, after the check that no other site sends them; a header comes first</td><td>a reader
 * whose script came late goes on as the same author, and the script never sees the cookie</td><td>nothing</td></tr>
 * <tr><td>What looks like a program's is held, and answered like everything that waits</td><td>a program learns nothing from it, and a person
 * who filled the form in another way loses nothing. Only the field that people do not see is spam at once</td><td>a moderator's day of
 * figures</td></tr>
 * <tr><td>A household is charged before the body is read; the article, by its id, and the site only once a comment is understood and would be
 * written. Each in one script of Redis; with Redis away, of this instance alone</td><td>a flood costs its sender a request and us a look into
 * Redis; and what is malformed, repeated, or meant for an article that is not there or takes no comments drains nothing that all
 * share</td><td>attackers with more end sites than the site's bucket has tokens: that needs a gate in front</td></tr>
 * <tr><td>A comment that looks like a program's is charged to an article's and a site's bucket of its own, told by the same names</td><td>it is
 * written, so it needs a bound; it must not take places of readers, and its sender must not learn that it was found</td><td>nothing</td></tr>
 * <tr><td>Every limit by address counts the subnet (IPv6 /64) and the end site (/48), which may send
 * {@link dev.unspool.web.Household#END_SITE_SHARE} times as much</td><td>a line has 256 subnets or more, and chooses among them; by the end site
 * alone, an office would be held for one reader</td><td>providers that give several lines one end site</td></tr>
 * <tr><td>A few comments are written at once, a few wait, the rest is told to come again</td><td>each holds a connection to the database
 * while it is judged and written; readers need the others</td><td>nothing</td></tr>
 * <tr><td>A repetition is known by its key within the transaction that writes the comment. Its answer has the author's token only where it came
 * with that token, or within a minute from the same household with a key too long to be guessed</td><td>words, article and the form's token are
 * public, and keys can be derived from them: who sent the same later could change another's comment. A minute is a double click, or a second
 * try after no answer</td><td>keys that clients must sign</td></tr>
 * <tr><td>An address is kept as a keyed hash whose secret is the day's, and both are deleted after a week</td><td>addresses are few enough to
 * try them all: without its secret a hash tells nothing, with it everything</td>
 * <td>nothing</td></tr>
 * <tr><td>{@code X-Forwarded-For} is read from its end, and only behind trusted proxies</td><td>what stands further left, its sender
 * wrote</td><td>nothing</td></tr>
 * <tr><td>The ETag of a page is that of all but the form's token, with the hour</td><td>the token is another each time, and an older one as
 * good for a day: with it, no answer would ever be unchanged</td><td>a form that asks for its token apart</td></tr>
 * <tr><td>An author's change never lets out what waits for a moderator, and is judged as if it came anew: where a moderator looks first, one
 * looks again, and where nobody may comment it is refused</td><td>else whoever is held would write something harmless, and then the other
 * again</td><td>nothing</td></tr>
 * <tr><td>An undo does not show again what its author has changed since</td><td>the moderator who undoes has looked at another text</td>
 * <td>nothing</td></tr>
 * </table>
 *
 * <table>
 * <caption>Decisions on moderation</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>Every rule is asked, the strictest verdict counts, the reasons of all are kept</td><td>a moderator sees at once all that is odd;
 * what costs a query stands behind what costs none</td><td>rules so dear that one verdict must spare another</td></tr>
 * <tr><td>A rule holds or marks as spam, and its author is told neither</td><td>who is told how they were found writes around it</td>
 * <td>nothing</td></tr>
 * <tr><td>Who may comment on an article is asked before all rules, with the article</td><td>a closed thread is said so, and costs nothing
 * else</td><td>nothing</td></tr>
 * <tr><td>An article's own setting stands in the place of all that the site says, closing by age too</td><td>a thread that an editor opens
 * again must not be closed by its age</td><td>nothing</td></tr>
 * <tr><td>A decision, its record, tally and replies are one statement, which locks comments and parents in the order of ids</td>
 * <td>two moderators and a reader wait for each other, and never for ever</td><td>nothing</td></tr>
 * <tr><td>A decision may name the version that was looked at</td><td>an author can change the text until a moment before it is
 * approved</td><td>nothing</td></tr>
 * <tr><td>A moderator names an author by one of their comments, and has the later ones wait, not hidden or refused; each such decision is a row
 * that tells who made and who ended it, kept until no token of that author is valid</td><td>an author who is refused comes back as a new one,
 * who waits anyway ({@code first-time}); the id in the token stays between reader and server</td><td>accounts</td></tr>
 * <tr><td>What an author took away, no moderator brings back</td><td>it is theirs</td><td>nothing</td></tr>
 * <tr><td>Reports count by end site, once for as long as they are kept: a household is looked for under the salts of all those days, and reports
 * that are forgotten hide nothing</td><td>one line has many subnets and many days, and must never reach the threshold alone</td>
 * <td>nothing</td></tr>
 * <tr><td>A comment that a moderator approved after reports is not hidden by reports again, until its author changes it; they show in the list
 * {@code reported}, where approving it dismisses them</td><td>a crowd could keep it away for ever; a moderator's look weighs more than any number of
 * reports</td><td>nothing</td></tr>
 * <tr><td>Reports hide only so many comments of the site within an hour, counted in the record of decisions under a lock of PostgreSQL</td>
 * <td>enough lines could silence a discussion; beyond the bound moderators decide. Hidings are rare, so that one waits for another costs
 * nothing</td><td>nothing</td></tr>
 * <tr><td>The queue's search looks through the texts of a state one by one</td><td>moderators look for parts of words and addresses, among
 * what waits; no index costs every comment</td><td>searches in millions of decided ones: trigrams</td></tr>
 * <tr><td>The external check gets no address and no author, and its silence is a setting</td><td>it decides on words; a newsroom must not
 * stand still for it</td><td>nothing</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.comment;

import org.jspecify.annotations.NullMarked;
