package dev.unspool;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Migrates the database beside the rest of the start, which needs none until its lifecycles begin; they wait for it, and fail with it. A
 * look at a database that needs nothing took an eighth of the start.
 */
@Component
final class MigrationLifecycle implements FlywayMigrationStrategy, SmartLifecycle {

    /** Nothing to do where Flyway is switched off. */
    private volatile CompletableFuture<?> migration = CompletableFuture.completedFuture(null);

    private volatile boolean running;

    /** On a thread that the end of the process waits for: a migration that has begun is not cut. */
    @Override
    public void migrate(Flyway flyway) {
        migration = CompletableFuture.runAsync(flyway::migrate, work -> new Thread(work, "migration").start());
    }

    /** Takes as long as the migrations take: an index of a large table is built in its own time. */
    @Override
    public void start() {
        try {
            migration.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before all others. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
