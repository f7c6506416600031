package dev.unspool.database;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;

/**
 * Migrates the database beside the rest of the start, which needs none until its lifecycles begin; they wait for it, and fail with it.
 */
@Component
public final class MigrationLifecycle extends PhasedLifecycle implements FlywayMigrationStrategy {

    /** The bean that hands Flyway over to us. */
    public static final String FLYWAY = "flywayInitializer";

    /** Nothing to do where Flyway is switched off. */
    private volatile CompletableFuture<?> migration = CompletableFuture.completedFuture(null);

    MigrationLifecycle() {
        super(Phase.MIGRATION);
    }

    /** On a thread that the end of the process waits for: a migration that has begun is not cut. */
    @Override
    public void migrate(Flyway flyway) {
        migration = CompletableFuture.runAsync(flyway::migrate, work -> new Thread(work, "migration").start());
    }

    /** Takes as long as the migrations take: an index of a large table is built in its own time. */
    @Override
    protected Disposable begin() {
        try {
            migration.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
        return NOTHING;
    }
}
