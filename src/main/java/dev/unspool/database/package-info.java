/**
 * How we use PostgreSQL: rows and ids, statements that run to their end, work in bounded numbers, the migration.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>One plan for all values ({@code plan_cache_mode})</td><td>every statement reads one range of one index, whatever its values;
 * left to choose, PostgreSQL planned a page anew at each execution as soon as the table had some air in it, for three times the
 * cost. A publishing transaction leaves the choice ({@link dev.unspool.ledger.LedgerSql#LOCK}): an import outgrows plans faster than
 * statistics notice</td><td>a reader's statement whose best plan depends on its values</td></tr>
 * <tr><td>A page is collected before it is handed on</td><td>a reader who leaves half-way would leave the connection half-read</td>
 * <td>pages without a limit, which there are none of</td></tr>
 * <tr><td>The migration and the first connection go beside the rest of the start, and are waited for where it first needs rows</td><td>they
 * wait for another machine more than they work: 0.6 s of a start of 4</td><td>a bean that asks the database while it is made</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.database;

import org.jspecify.annotations.NullMarked;
