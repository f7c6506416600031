package dev.unspool.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Migrates a database. Waits while PostgreSQL takes no connections, and tries again when a migration did not get a lock in time (see
 * {@link MigrationLockLimit}).
 */
final class PatientMigration {

    private static final Logger LOG = LoggerFactory.getLogger(PatientMigration.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Duration NOTICE = Duration.ofSeconds(10);

    /** The longest wait for a lock, all tries together. A lock that is held for longer will not be released soon. */
    private static final Duration LOCKS = Duration.ofMinutes(10);

    private final StartWait wait;
    private volatile long noticedAt;
    private volatile boolean isStopped;

    PatientMigration(StartWait wait) {
        this.wait = wait;
    }

    /** Returns once the database is migrated. Call it on a thread that may wait. */
    void run(Flyway flyway) {
        var begin = System.nanoTime();
        noticedAt = begin - NOTICE.toNanos();
        while (true) {
            try {
                flyway.migrate();
                return;
            } catch (FlywayException failed) {
                if (isStopped || !mayTryAgain(failed, Duration.ofNanos(System.nanoTime() - begin))) {
                    throw failed;
                }
                pause();
            }
        }
    }

    /** Ends the wait: the next failure is final. */
    void stop() {
        isStopped = true;
    }

    private boolean mayTryAgain(FlywayException failed, Duration waited) {
        var cause = cause(failed);
        var state = cause == null ? "" : String.valueOf(cause.getSQLState());
        if (state.equals("55P03") || state.equals("40P01")) { // too late, or chosen to give way in a deadlock
            note("A migration waits for a lock that another session holds", cause);
            return waited.compareTo(LOCKS) < 0;
        }
        if (isUnreachable(state) && wait.goesOn(waited)) {
            note("PostgreSQL takes no connections; look at spring.r2dbc.url if it should", cause);
            return true;
        }
        return false;
    }

    /** By the classes of SQL states (PostgreSQL manual, appendix A): no connection, too many of them, starting or stopping. */
    private static boolean isUnreachable(String state) {
        return state.startsWith("08") || state.equals("53300") || state.startsWith("57P0");
    }

    private static @Nullable SQLException cause(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    private void note(String what, @Nullable SQLException why) {
        var now = System.nanoTime();
        if (now - noticedAt >= NOTICE.toNanos()) {
            noticedAt = now;
            LOG.warn("{}. Waiting: {}", what, why == null ? "" : why.getMessage());
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
