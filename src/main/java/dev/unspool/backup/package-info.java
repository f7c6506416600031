/**
 * Copies the whole database to a file and back, by the commands {@code backup} and {@code restore}, and begins a new epoch of the change log
 * after a restore by other means, by {@code restored}.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>{@code pg_dump} and {@code pg_restore} where they are installed in the server's major version, else a form of our own</b>: the
 *       demo's PostgreSQL comes without them, and those of another version may write what the server cannot read.</li>
 *   <li><b>Our own form is a zip of one {@code COPY} for each table, read in one transaction of {@code REPEATABLE READ}</b>: it is consistent,
 *       locks out nobody, holds no more than a buffer in memory, and any PostgreSQL reads it. <i>Revisit when</i> rows refer to large
 *       objects.</li>
 *   <li><b>A file is restored at the version of the schema that it was made with, and migrated afterwards</b>: a backup stays readable for all
 *       later releases, and no migration is written twice.</li>
 *   <li><b>A file is read to its end before anything is deleted</b>: a file that was cut off must not cost the database that it should
 *       replace.</li>
 *   <li><b>Every restore ends with a new epoch</b>: whatever clients and caches know of changes after the backup would otherwise be taken for
 *       known.</li>
 * </ul>
 */
@NullMarked
package dev.unspool.backup;

import org.jspecify.annotations.NullMarked;
