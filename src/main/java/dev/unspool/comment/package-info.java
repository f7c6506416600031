/**
 * Comments: the threads that readers see, and what readers send to them.
 *
 * <p>Start with {@link dev.unspool.comment.Threads}, which reads pages of comments, and {@link dev.unspool.comment.Submissions}, which takes new
 * ones: admitted by {@code CommentLimits}, bounded by a {@code Bulkhead}, judged by a {@code Judge}, stored by {@code CommentLedger}.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>A comment is plain text and is stored as it came: nothing is escaped or cleaned on the way in</b>: what is safe depends on where it is
 *       rendered. Cleaning on the way in is right for one place and wrong for the others.</li>
 *   <li><b>Triggers of the table keep the number of replies and the number of comments of an article</b>: a moderator's bulk decision, an undo, an
 *       author's change and whatever comes later count alike, and no code can forget to count. <i>Revisit when</i> a store has no triggers.</li>
 *   <li><b>A comment that is no longer shown but has replies leaves a tombstone, whether it was rejected, spam or removed</b>: the replies were
 *       approved and count; without the tombstone they would be lost with it. <i>Revisit when</i> replies can stand by themselves.</li>
 *   <li><b>Comments are in the order of writing, not of approval</b>: a thread reads as it was written. A reader who is past that point finds a
 *       comment that was approved later by loading the page again, as {@code comments-changed} says.</li>
 *   <li><b>An author is a random id in a signed token, kept in the browser for 30 days after the last comment</b>: there is no account, and no table
 *       that tells one reader from another. A browser that is cleared is a new author, and a stolen or lent token expires. <i>Revisit when</i> there
 *       are accounts.</li>
 *   <li><b>A token comes in a header or in our cookie, never in an address or a field of a form. Tokens of the kind that stood in addresses are not
 *       read any more</b>: anybody can make a reader open an address or send a form: with a planted token the reader would write as its owner, who
 *       could read what waits and change it.</li>
 *   <li><b>The cookie counts for changes by scripts too, after the check that no other site sends them; a header comes first</b>: a reader whose
 *       script loaded late goes on as the same author, and the script never sees the cookie.</li>
 *   <li><b>A comment that looks like a program's is held, and answered like every comment that waits</b>: a program learns nothing from it, and a
 *       person who filled in the form in another way loses nothing. Only the field that people do not see makes it spam at once. <i>Revisit when</i>
 *       there are figures of a moderator's day.</li>
 *   <li><b>A household is charged before the body is read; the article, by its id, and the site only once a comment is valid and would be written.
 *       Each is one script of Redis; while Redis is away, each instance counts alone</b>: a flood costs its sender a request and us a call to Redis.
 *       What is malformed, repeated, or meant for an article that does not exist or takes no comments uses up nothing that all share. <i>Revisit
 *       when</i> attackers have more end sites than the site's bucket has tokens: that needs a gate in front.</li>
 *   <li><b>A comment that looks like a program's is charged to buckets of its own for article and site, reported by the same names</b>: it is
 *       written, so it needs a bound. It must not use up readers' tokens, and its sender must not learn that it was recognised.</li>
 *   <li><b>Every limit by address counts the subnet (IPv6 /64) and the end site (/48), which may send {@link
 *       dev.unspool.web.Household#END_SITE_SHARE} times as much</b>: a line has 256 subnets or more and chooses among them; counted by the end site
 *       alone, an office would be taken for one reader. <i>Revisit when</i> providers give several lines one end site.</li>
 *   <li><b>A few comments are written at once, a few wait, and all others are told to try again</b>: each holds a database connection while it is
 *       judged and written, and readers need the others. Pages that no cache keeps, since one reader alone gets them, have as few turns of their own.</li>
 *   <li><b>A repetition is recognised by its key within the transaction that writes the comment. Its answer has the author's token only if it came
 *       with that token, or if the first request named no author and this one comes within a minute, from the same household, with a key too long to
 *       be guessed that the client made</b>: a minute covers a second try after no answer. <i>Revisit when</i> clients must sign keys.</li>
 *   <li><b>A form without script has a key that is derived from its words, the address and the kind of browser. It counts for five seconds, for the
 *       same author or for none, and its answer never has a token that the request did not bring</b>: all readers of a page are given the same form,
 *       so two of them behind one address may send equal ones, and nothing that one sends proves that it is not the other. A random part would have to
 *       come with the page, which could no longer be shared, or in a cookie, which every reader would get for the few who write without script. A
 *       reader who clicks twice before their first answer may lose it, and with it the five minutes to change the comment; one who sends the words of
 *       a neighbour within five seconds has not sent a second comment. Later repetitions are new comments, which the rules compare with those before.
 *       The script sends a random key, and shares nothing.</li>
 *   <li><b>What remains of the time that a form must have been open: a form from a shared page is as old as the thread's last change, or the full hour,
 *       not as old as the reader's visit</b>: so it stops a program that sends again right after its comment was shown, and every form of an answer that
 *       is not shared. It does not stop the first comment of a program on a quiet thread; the field that people do not see, the pace, the rate and the
 *       duplicates do that, and a first comment waits for a moderator anyhow where that rule is on. A page that tells each reader's time apart could
 *       not be shared, and a program would copy what a script does to get a time of its own. <i>Revisit when</i> programs write on quiet threads.</li>
 *   <li><b>An address is kept as a hash keyed with a secret of the day, and both are deleted after a week</b>: there are few enough addresses to try
 *       them all: without its secret a hash reveals nothing, with it everything.</li>
 *   <li><b>{@code X-Forwarded-For} is read from its end, and only behind trusted proxies</b>: what stands further left was written by the
 *       sender.</li>
 *   <li><b>An author's change never releases a comment that waits for a moderator, and is judged as if it were new: if a moderator looks first, one
 *       looks again, and if nobody may comment it is refused</b>: otherwise an author who is held could write something harmless, and change it back
 *       later.</li>
 *   <li><b>An undo does not show again what its author has changed since</b>: the moderator who undoes has looked at another text.</li>
 * </ul>
 */
@NullMarked
package dev.unspool.comment;

import org.jspecify.annotations.NullMarked;
