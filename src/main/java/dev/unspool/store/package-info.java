/**
 * Article SQL and the change log, access tokens and the audit log: the only truth.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>A page, its truthful ends and the head of the log come from one statement</td><td>one statement sees one snapshot: nothing can
 * be published between the page and the position from which its reader follows the changes</td><td>nothing</td></tr>
 * <tr><td>A row knows its headline as the API spells it; triggers write it</td><td>a page of headlines is one row that is sent as it is: a
 * third less of the processor than from 22 columns, and no more of PostgreSQL's. By triggers, because nothing that writes can forget
 * them; a test compares with what the application would write</td><td>a second spelling, for another version of the API</td></tr>
 * <tr><td>Every publishing transaction begins with the one row of {@code change_log_head}, locked</td><td>numbers are dense and in commit
 * order, and what follows needs no second check against races; publishing is rare and short</td><td>more than some hundred
 * publications a second, of single articles</td></tr>
 * <tr><td>The log keeps a week or 100,000 changes, whichever is more, and loses only whole ends</td><td>a reader who was away longer loads
 * the page anew; a hole would be taken for a lost change</td><td>clients that keep a copy and are away longer</td></tr>
 * <tr><td>Drafts have a table of their own, and move when they are published</td><td>no statement for readers can show one, by whatever
 * mistake; nor a section, tag or author that only a draft names</td><td>nothing</td></tr>
 * <tr><td>An act and its entry in the audit log are one statement, and a trigger keeps the log from being changed</td><td>nothing is done
 * unseen, and nothing is said that was not done</td><td>nothing</td></tr>
 * <tr><td>The newsroom's lists are in order of creation, by id</td><td>an order by the last change would move articles about while somebody
 * walks the list</td><td>a page that wants the latest changes: those are in the audit log</td></tr>
 * <tr><td>A batch travels as one JSON document</td><td>one parameter, any nulls, one round trip for each table</td><td>COPY, should
 * imports need more than {@code json_to_recordset} gives</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.store;

import org.jspecify.annotations.NullMarked;
