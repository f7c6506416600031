package dev.unspool.database;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;

/**
 * PostgreSQL's own time limits, which end a statement and keep its connection. They are shorter than {@link StatementLimit}, which drops the
 * connection. Those of {@code spring.r2dbc.properties} come first.
 *
 * @param statement the longest statement
 * @param lock the longest wait for a lock
 */
record ServerLimits(Duration statement, Duration lock) {

    /** Limits of a command: an import writes large batches, and nobody waits for an answer. */
    static final ServerLimits OF_COMMANDS = new ServerLimits(Duration.ofSeconds(30), Duration.ofSeconds(30));

    /** Returns limits that end before {@code limit}. */
    static ServerLimits within(Duration limit) {
        return new ServerLimits(limit.multipliedBy(3).dividedBy(4), limit.dividedBy(2));
    }

    ConnectionFactoryOptions addTo(ConnectionFactoryOptions options) {
        return ConnectionFactoryOptions.builder()
                .option(PostgresqlConnectionFactoryProvider.STATEMENT_TIMEOUT, statement)
                .option(PostgresqlConnectionFactoryProvider.LOCK_WAIT_TIMEOUT, lock)
                .from(options)
                .build();
    }
}
