package dev.unspool.database;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Builds pools of connections to PostgreSQL by Spring's settings ({@code spring.r2dbc.*}). A connection that is closed, or on which a statement
 * passed its time limit, is never given out again.
 */
final class ConnectionPools {

    /** Time for connections without a limit of their own to be made. */
    private static final Duration CREATING = Duration.ofSeconds(5);

    private final ConnectionFactoryOptions options;
    private final R2dbcProperties.Pool settings;
    private final StatementLimit limit;

    ConnectionPools(
            R2dbcConnectionDetails details,
            ObjectProvider<ConnectionFactoryOptionsBuilderCustomizer> customizers,
            R2dbcProperties properties,
            StatementLimit limit,
            ServerLimits serverLimits) {
        var builder = serverLimits.addTo(details.getConnectionFactoryOptions()).mutate();
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        this.options = builder.build();
        this.settings = properties.getPool();
        this.limit = limit;
    }

    /** Builds the pool that {@code spring.r2dbc.pool.*} describes. */
    ConnectionPool readers() {
        return pool(settings.getInitialSize(), settings.getMaxSize());
    }

    /** Builds another pool, which makes its connections when they are first needed. */
    ConnectionPool ofSize(int most) {
        return pool(0, most);
    }

    private ConnectionPool pool(int initial, int most) {
        var creating = Objects.requireNonNullElse(settings.getMaxCreateConnectionTime(), CREATING);
        var connections = new LimitedConnections(ConnectionFactories.get(options), limit, most, creating);
        var unusable = new UnusableConnections(settings.getMaxIdleTime(), settings.getMaxLifeTime());
        return new PatientPool(ConnectionPoolConfiguration.builder(connections)
                .initialSize(initial)
                .maxSize(most)
                .maxAcquireTime(settings.getMaxAcquireTime())
                .maxCreateConnectionTime(creating)
                .maxValidationTime(settings.getMaxValidationTime())
                .maxIdleTime(settings.getMaxIdleTime())
                .maxLifeTime(settings.getMaxLifeTime())
                .acquireRetry(0) // each retry would have the whole time again
                .customizer(pool -> pool.evictionPredicate(unusable))
                .build());
    }

    /** Takes another connection if the one that was free turns out to be closed: nothing was sent on it yet, so a write may go on too. */
    private static final class PatientPool extends ConnectionPool {

        /** Connections in a row: each finding makes all older ones unusable. */
        private static final int TRIES = 5;

        PatientPool(ConnectionPoolConfiguration configuration) {
            super(configuration);
        }

        @Override
        public Mono<Connection> create() {
            return super.create()
                    .retryWhen(Retry.max(TRIES)
                            .filter(LostConnection::isCauseOf)
                            .onRetryExhaustedThrow((tries, last) -> last.failure()));
        }
    }
}
