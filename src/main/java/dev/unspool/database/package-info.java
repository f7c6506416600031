/**
 * How we use PostgreSQL: reading rows, ids, its time, statements that run to completion, bounded work, the migration.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>One plan for all values ({@code plan_cache_mode})</b>: every statement reads one range of one index, whatever its values;
 *       left to choose, PostgreSQL planned a page anew at each execution as soon as the table had some free space in it, for three
 *       times the cost. A publishing transaction of several articles leaves the choice to PostgreSQL ({@link dev.unspool.ledger.LedgerSql#LOCK}): an
 *       import outgrows plans faster than statistics notice. <i>Revisit when</i> the best plan of a reader's statement depends on its
 *       values.</li>
 *   <li><b>A page is collected before it is passed on</b>: a reader who leaves half-way would leave the connection half-read.
 *       <i>Revisit when</i> there are pages without a limit; today there are none.</li>
 *   <li><b>Each exchange with PostgreSQL has a time limit of our own, set on the driver's connections, below the pools</b>: a server that is
 *       stopped, or cannot be heard, enforces no limit. There a limit covers transactions too, no caller can forget it, and it is known
 *       which connection to drop.</li>
 *   <li><b>A connection found broken condemns all that are older</b>: a fail-over or a firewall breaks them all, and each would cost a
 *       reader a failure or a wait. Making one again takes some milliseconds.</li>
 *   <li><b>Reads say that they are reads ({@link dev.unspool.database.RunToEnd#read})</b>: only they may be repeated when a connection is lost. A statement knows by its words whether it writes, and
 *       is then neither repeated nor accepted by a test.</li>
 *   <li><b>Readers and the newsroom have a pool each</b>: a burst of publications, or a lock that all of them wait for, takes no reader's
 *       connection.</li>
 *   <li><b>A migration waits half a second for a lock, and is tried again</b>: readers of a table queue behind a migration that waits for it. A
 *       migration takes the locks of several tables in the order in which readers name them: {@code change_log_head}, {@code article},
 *       the article's topics, comments.</li>
 *   <li><b>The migration and the first connection run beside the rest of the start, which waits for them where it first needs
 *       rows</b>: they wait for another machine more than they work: 0.6 s of a start of 4. <i>Revisit when</i> a bean queries the
 *       database while it is created.</li>
 *   <li><b>The application's clock is PostgreSQL's, read every five seconds and carried on by {@code System.nanoTime} ({@link
 *       dev.unspool.database.DatabaseTime}); statements that date what they write ask PostgreSQL itself. Durations within the process are
 *       measured by the bean {@code steadyClock}, which nothing sets</b>: with a machine's clock an hour ahead, its articles stood above all
 *       others for an hour. What has to be in an order, such as the articles of the feed, is dated under the lock that orders it. A machine's
 *       clock that is more than two seconds off is told once in the log, and always by the gauge {@code unspool.clock.offset}. <i>Revisit
 *       when</i> there is more than one PostgreSQL that can be written to.</li>
 * </ul>
 */
@NullMarked
package dev.unspool.database;

import org.jspecify.annotations.NullMarked;
