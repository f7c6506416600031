package dev.unspool.database;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Makes the first connection to PostgreSQL before anything else asks for one. In a cold JVM on a busy machine that takes
 * longer than a reader may wait, and would fail the start of whoever asks first. Begins at once, beside the rest of the start, which
 * waits for it only where it would need one.
 */
final class DatabaseGreetingLifecycle extends PhasedLifecycle {
    private static final Duration LIMIT = Duration.ofSeconds(30); // measured: 1.1 s with both cores busy

    private final CompletableFuture<Boolean> greeting;

    DatabaseGreetingLifecycle(ConnectionFactory connections) {
        super(Phase.FIRST_CONNECTION);
        greeting = Mono.usingWhen(connections.create(), DatabaseGreetingLifecycle::greet, Connection::close)
                .retryWhen(Retry.indefinitely().filter(R2dbcTimeoutException.class::isInstance))
                .timeout(LIMIT)
                .toFuture();
    }

    @Override
    protected Disposable begin() {
        Mono.fromFuture(greeting).block();
        return NOTHING;
    }

    private static Mono<Boolean> greet(Connection connection) {
        return Mono.from(connection.validate(ValidationDepth.REMOTE));
    }
}
