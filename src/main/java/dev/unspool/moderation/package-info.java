/**
 * The rules that hold a comment, the queue of what waits for a moderator, and decisions.
 *
 * <table>
 * <caption>Decisions</caption>
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
package dev.unspool.moderation;

import org.jspecify.annotations.NullMarked;
