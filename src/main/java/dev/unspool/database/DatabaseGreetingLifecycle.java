package dev.unspool.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Makes the first connection to PostgreSQL before anything else asks for one, and waits as long as a slow or busy machine needs for it. In a
 * cold JVM it takes longer than a reader's request may wait. It begins at once, beside the rest of the start.
 */
final class DatabaseGreetingLifecycle implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseGreetingLifecycle.class);

    /** A quiet machine takes 0.2 s, two busy cores 1.1 s; more than 30 s were seen at a load of 28. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private static final Duration NOTICE = Duration.ofSeconds(10);

    private final CompletableFuture<Boolean> greeting;
    private volatile boolean running;

    DatabaseGreetingLifecycle(ConnectionFactory connections) {
        greeting = Mono.usingWhen(connections.create(), DatabaseGreetingLifecycle::greet, Connection::close)
                .retryWhen(Retry.indefinitely().filter(R2dbcTimeoutException.class::isInstance))
                .timeout(LIMIT)
                .toFuture();
    }

    @Override
    public void start() {
        var notices = Flux.interval(NOTICE)
                .subscribe(n -> LOG.info(
                        "Waiting for the first connection to PostgreSQL since {} s", (n + 1) * NOTICE.toSeconds()));
        try {
            Mono.fromFuture(greeting).block();
        } finally {
            notices.dispose();
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

    /** After the migration, whose failure says more, and before all who ask for rows. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1;
    }

    private static Mono<Boolean> greet(Connection connection) {
        return Mono.from(connection.validate(ValidationDepth.REMOTE));
    }
}
