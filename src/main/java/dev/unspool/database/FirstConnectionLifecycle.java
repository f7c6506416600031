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
 * Makes the first connection to PostgreSQL before any other class needs one, and waits as long as a slow or busy machine takes. In a cold JVM
 * that is longer than a reader's request may wait. The connection begins at once, beside the rest of the start.
 */
final class FirstConnectionLifecycle extends PhasedLifecycle {

    private final CompletableFuture<Boolean> connected;

    FirstConnectionLifecycle(ConnectionFactory connections) {
        super(Phase.FIRST_CONNECTION);
        connected = Mono.usingWhen(connections.create(), FirstConnectionLifecycle::validate, Connection::close)
                .retryWhen(Retry.indefinitely().filter(R2dbcTimeoutException.class::isInstance))
                .toFuture();
    }

    @Override
    protected Disposable begin() {
        await("the first connection to PostgreSQL", Mono.fromFuture(connected));
        return NOTHING;
    }

    private static Mono<Boolean> validate(Connection connection) {
        return Mono.from(connection.validate(ValidationDepth.REMOTE));
    }
}
