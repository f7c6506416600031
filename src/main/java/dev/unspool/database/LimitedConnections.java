package dev.unspool.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Makes connections to PostgreSQL that have a time limit for every statement. While no server takes connections, it tries on until the pool
 * that asked gives up, so that a request that waits for a connection survives a fail-over.
 *
 * <p>Few connections are made at a time: the driver cannot close one that is cut short while a stopped server owes it an answer, and the server would find all
 * of them when it goes on.
 */
final class LimitedConnections implements ConnectionFactory, Wrapped<ConnectionFactory> {

    private static final int AT_ONCE = 2;

    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final ConnectionFactory connections;
    private final StatementLimit limit;
    private final ConnectionLosses losses = new ConnectionLosses();
    private final Mono<Connection> create;

    /**
     * Wraps a driver's connections.
     *
     * @param waiting connections that may wait to be made: those of the pool
     * @param wait how long one may wait for that
     */
    LimitedConnections(ConnectionFactory connections, StatementLimit limit, int waiting, Duration wait) {
        this.connections = connections;
        this.limit = limit;
        this.create = new Permits(AT_ONCE, waiting, wait).run(Mono.<Connection>from(connections.create()));
    }

    @Override
    public Mono<Connection> create() {
        return create.retryWhen(Retry.backoff(Long.MAX_VALUE, PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .filter(LostConnection::isCauseOf))
                .map(connection -> new LimitedConnection(connection, limit, losses));
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return connections.getMetadata();
    }

    @Override
    public ConnectionFactory unwrap() {
        return connections;
    }
}
