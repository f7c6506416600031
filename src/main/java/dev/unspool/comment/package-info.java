/**
 * Comments: the threads that readers see, and what they send to them.
 *
 * <p>Who reads this room begins with {@link dev.unspool.comment.Threads}, which gives pages of comments, and
 * {@link dev.unspool.comment.Submissions}, which takes new ones: admitted by {@code Limits}, in turns by {@code Turns}, judged by a
 * {@code Judge}, kept by {@code CommentLedger}.
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
 * with that token, or where the first request named no author, within a minute, from the same household, with a key too long to be guessed; with a
 * key that is derived from a form, only as long as the words were never published</td><td>words, article and the form's token are public once
 * readers see the comment, and a neighbour behind the same address can derive the key from them and change the comment. A minute is a double
 * click, or a second try after no answer. A random part of the form would help no page that caches keep</td>
 * <td>keys that clients must sign</td></tr>
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
 */
@NullMarked
package dev.unspool.comment;

import org.jspecify.annotations.NullMarked;
