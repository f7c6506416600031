package dev.unspool.database;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;

/**
 * Migrates the database beside the rest of the start. Only the lifecycles need the database: they wait for the migration, and fail if it fails.
 */
@Component
public final class MigrationLifecycle extends PhasedLifecycle implements FlywayMigrationStrategy, DisposableBean {

    /** Name of the bean that passes Flyway to this class. */
    public static final String FLYWAY = "flywayInitializer";

    /** Nothing to do where Flyway is switched off. */
    private volatile CompletableFuture<?> migration = CompletableFuture.completedFuture(null);

    private final PatientMigration patience;

    MigrationLifecycle(StartWait wait) {
        super(Phase.MIGRATION);
        this.patience = new PatientMigration(wait);
    }

    /** Runs on a thread that is not a daemon, so that the end of the process does not cut a migration that has begun. */
    @Override
    public void migrate(Flyway flyway) {
        migration =
                CompletableFuture.runAsync(() -> patience.run(flyway), work -> new Thread(work, "migration").start());
    }

    /** Waits without a limit, since building the index of a large table can take long. */
    @Override
    protected Disposable begin() {
        try {
            migration.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
        return NOTHING;
    }

    /** Ends a wait for PostgreSQL, which would keep the process alive after a start that failed. */
    @Override
    public void destroy() {
        patience.stop();
    }
}
