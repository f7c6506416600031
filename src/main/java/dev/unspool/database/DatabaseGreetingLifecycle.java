package dev.unspool.database;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.ValidationDepth;
import java.util.concurrent.CompletableFuture;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Makes the first connection to PostgreSQL before anything else asks for one, and waits as long as a slow or busy machine needs for it. In a
 * cold JVM it takes longer than a reader's request may wait. It begins at once, beside the rest of the start.
 */
final class DatabaseGreetingLifecycle extends PhasedLifecycle {

    private final CompletableFuture<Boolean> greeting;

    DatabaseGreetingLifecycle(ConnectionFactory connections) {
        super(Phase.FIRST_CONNECTION);
        greeting = Mono.usingWhen(connections.create(), DatabaseGreetingLifecycle::greet, Connection::close)
                .retryWhen(Retry.indefinitely().filter(R2dbcTimeoutException.class::isInstance))
                .toFuture();
    }

    @Override
    protected Disposable begin() {
        await("the first connection to PostgreSQL", Mono.fromFuture(greeting));
        return NOTHING;
    }

    private static Mono<Boolean> greet(Connection connection) {
        return Mono.from(connection.validate(ValidationDepth.REMOTE));
    }
}
