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
 * <tr><td>What an author took away, no moderator brings back</td><td>it is theirs</td><td>nothing</td></tr>
 * <tr><td>An approved comment begins anew with its reports; an address that reported it cannot do so again</td><td>a crowd could keep it
 * away for ever</td><td>nothing</td></tr>
 * <tr><td>The queue's search looks through the texts of a state one by one</td><td>moderators look for parts of words and addresses, among
 * what waits; no index costs every comment</td><td>searches in millions of decided ones: trigrams</td></tr>
 * <tr><td>The external check gets no address and no author, and its silence is a setting</td><td>it decides on words; a newsroom must not
 * stand still for it</td><td>nothing</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.moderation;

import org.jspecify.annotations.NullMarked;
