package dev.unspool.database;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.stereotype.Component;

/**
 * Limits how long a migration waits for a lock: all readers of the table wait behind it. The limit is shorter than PostgreSQL's {@code
 * deadlock_timeout}, so that a migration gives way where it and a reader wait for each other, whichever took its locks in the wrong order.
 *
 * <p>Applies to migrations that run in a transaction. Others cannot be tried again.
 */
@Component
final class MigrationLockLimit implements Callback {

    private static final String LIMIT = "set local lock_timeout = '500ms'";

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try (var statement = context.getConnection().createStatement()) {
            statement.execute(LIMIT);
        } catch (SQLException e) {
            throw new FlywayException("Could not limit the wait for locks", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "lock-limit";
    }
}
