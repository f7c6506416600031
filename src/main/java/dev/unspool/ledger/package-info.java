/**
 * Articles in every state, their revisions, the audit log and idempotency keys: for the newsroom, never for readers.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>Every publishing transaction begins with the one row of {@code change_log_head}, locked</td><td>numbers are dense and in commit
 * order, and what follows needs no second check against races; publishing is rare and short</td><td>more than some hundred
 * publications a second, of single articles</td></tr>
 * <tr><td>Drafts have a table of their own, and move when they are published</td><td>no statement for readers can show one, by whatever
 * mistake; nor a section, tag or author that only a draft names</td><td>nothing</td></tr>
 * <tr><td>An act and its entry in the audit log are one statement, and a trigger keeps the log from being changed</td><td>nothing is done
 * unseen, and nothing is said that was not done</td><td>nothing</td></tr>
 * <tr><td>The newsroom's lists are in order of creation, by id</td><td>an order by the last change would move articles about while somebody
 * walks the list</td><td>a page that wants the latest changes: those are in the audit log</td></tr>
 * <tr><td>A batch travels as one JSON document</td><td>one parameter, any nulls, one round trip for each table</td><td>COPY, should
 * imports need more than {@code json_to_recordset} gives</td></tr>
 * <tr><td>A kill keeps the text nowhere: article, picture, tags, every revision and every note become the notice. The slug stays, to answer
 * {@code 410}; section, author and source id stay; the audit log keeps a hash</td><td>what a court forbade must not come back by a back door; the hash still proves what it
 * was. Backups and the database's own log are beyond us</td><td>a court that orders it kept: for an admin's eyes</td></tr>
 * <tr><td>A repeated {@code Idempotency-Key} gives the article as it is now, not the first answer's bytes</td><td>no copy of a text lies
 * about that a kill would have to find</td><td>nothing</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.ledger;

import org.jspecify.annotations.NullMarked;
