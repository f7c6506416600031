/**
 * Moderation of comments: the rules that hold a comment, the queue for moderators, and their decisions.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>Rules that look at earlier comments are asked last, in the transaction that stores the comment, under advisory locks of its author, its
 *       addresses and its text; all others are asked before it</b>: of four equal comments at once, on whatever instances, only the first passes.
 *       A slow external check must not hold a transaction. <i>Revisit when</i> so many come with one text that they wait for each other.</li>
 *   <li><b>Every rule is asked, the strictest verdict counts, and the reasons of all are kept</b>: a moderator sees at once all that is odd. Rules
 *       that cost a query come after those that cost none. <i>Revisit when</i> a rule is so expensive that an earlier verdict must spare it.</li>
 *   <li><b>A rule holds a comment or marks it as spam, and its author is told neither</b>: an author who is told how they were recognised writes
 *       around it.</li>
 *   <li><b>Who may comment on an article is checked with the article, before all rules</b>: a closed thread says so, and costs nothing else.</li>
 *   <li><b>An article's own setting replaces all settings of the site, closing by age too</b>: a thread that an editor opens again must not be closed
 *       by its age.</li>
 *   <li><b>A decision, its record and all counts are one statement, which locks comments and their parents in the order of ids</b>: two moderators
 *       and a reader wait for each other, and cannot deadlock.</li>
 *   <li><b>A decision may name the version that was looked at</b>: an author can change the text until a moment before it is approved.</li>
 *   <li><b>A moderator names an author by one of their comments and holds the later ones, which are neither hidden nor refused; each hold is a row
 *       that says who began and who ended it, kept until no token of that author is valid</b>: an author who is refused comes back as a new one,
 *       whose first comment waits anyway ({@code first-time}). The id in the token stays between reader and server. <i>Revisit when</i> there are
 *       accounts.</li>
 *   <li><b>A comment that its author removed is never restored by a moderator</b>: it is theirs.</li>
 *   <li><b>Reports count by end site, once for as long as they are kept: a household is recognised under the salts of all those days, and deleted
 *       reports hide nothing</b>: one line has many subnets and many days, and must never reach the threshold alone.</li>
 *   <li><b>A comment that a moderator approved after reports is not hidden by reports again until its author changes it; such comments are in the
 *       list {@code reported}, where approving one dismisses its reports</b>: a crowd could keep it hidden for ever, and a moderator's look weighs
 *       more than any number of reports.</li>
 *   <li><b>Reports hide only so many comments of the site within an hour, counted in the record of decisions under an advisory lock of
 *       PostgreSQL</b>: enough lines could silence a discussion; beyond the limit moderators decide. Hiding is rare, so waiting for the lock costs
 *       nothing.</li>
 *   <li><b>The queue's search looks through the texts of a state one by one</b>: moderators look for parts of words and addresses among the comments
 *       that wait; an index would cost every comment. <i>Revisit when</i> searches go through millions of decided comments: trigrams.</li>
 *   <li><b>The external check gets no address and no author, and a setting says what its silence means</b>: it judges words, and a newsroom must not
 *       stand still for it.</li>
 * </ul>
 */
@NullMarked
package dev.unspool.moderation;

import org.jspecify.annotations.NullMarked;
