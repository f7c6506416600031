package dev.unspool.database;

import io.r2dbc.spi.R2dbcTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The time limit of our own for each exchange with PostgreSQL: its {@code statement_timeout} is enforced by a server that may be stopped, or
 * may not be heard any more.
 */
final class StatementLimit {

    /** The limit until the application has started: in a cold JVM on a busy machine one statement took half a minute. */
    static final Duration WHILE_STARTING = Duration.ofMinutes(1);

    private volatile Duration limit;

    StatementLimit(Duration limit) {
        this.limit = limit;
    }

    void set(Duration next) {
        limit = next;
    }

    /**
     * Passes {@code exchange} on for as long as the limit allows, from the first request to the last row. Then fails with {@code
     * R2dbcTimeoutException}.
     *
     * @param onTimeout is called before the failure
     */
    <T> Flux<T> of(Publisher<? extends T> exchange, Runnable onTimeout) {
        return Flux.deferContextual(
                context -> Flux.<T>from(exchange).takeUntilOther(passed(left(ReadAttempts.in(context)), onTimeout)));
    }

    private Duration left(@Nullable ReadAttempts attempts) {
        return attempts == null ? limit : attempts.left(limit);
    }

    private static Mono<Void> passed(Duration limit, Runnable onTimeout) {
        return Mono.delay(limit).then(Mono.error(() -> {
            onTimeout.run();
            return new R2dbcTimeoutException("PostgreSQL did not answer within " + limit.toMillis() + " ms");
        }));
    }
}
