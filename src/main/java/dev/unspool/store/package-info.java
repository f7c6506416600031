/**
 * Published articles and the change log: what readers may see.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>A page, its truthful ends and the head of the log come from one statement</td><td>one statement sees one snapshot: nothing can
 * be published between the page and the position from which its reader follows the changes</td><td>nothing</td></tr>
 * <tr><td>A row knows its headline as the API spells it; triggers write it</td><td>a page of headlines is one row that is sent as it is: a
 * third less of the processor than from 22 columns, and no more of PostgreSQL's. By triggers, because nothing that writes can forget
 * them; a test compares with what the application would write</td><td>a second spelling, for another version of the API</td></tr>
 * <tr><td>The log keeps a week or 100,000 changes, whichever is more, and loses only whole ends</td><td>a reader who was away longer loads
 * the page anew; a hole would be taken for a lost change</td><td>clients that keep a copy and are away longer</td></tr>
 * <tr><td>The salts of the day, which hide addresses, stand here</td><td>comments and the ranking count households without knowing of each
 * other, and Redis, which keeps hashes, must not keep what made them</td><td>nothing</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.store;

import org.jspecify.annotations.NullMarked;
