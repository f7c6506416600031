package dev.unspool.redis;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.data.redis.RedisConnectionFailureException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Bounds how long callers wait for Redis: each call has a time limit, and for a second after a failure all calls fail at once,
 * except that one caller per second tries again. So a slow, stopped or missing Redis costs a few requests their time limit and the
 * others nothing.
 *
 * <p>May be shared between threads.
 */
public final class CircuitBreaker {

    /** How long the circuit stays open after a failure, before one caller tries again. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Duration limit;
    private final Clock clock;

    /** When the next call may try, in milliseconds since 1970; 0 while Redis answers. */
    private final AtomicLong nextTryAt = new AtomicLong();

    /**
     * Creates a closed circuit.
     *
     * @param limit after which a caller is served better without Redis
     */
    public CircuitBreaker(Duration limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * Runs {@code call} within the limit. Fails with Spring's {@code DataAccessException} or a time-out, at the limit or at once.
     *
     * <p>The call continues in the background when its caller no longer waits: the first one makes the connection, which the next
     * one needs.
     */
    public <T> Mono<T> run(Supplier<Mono<T>> call) {
        return Mono.defer(() -> mayCall()
                        ? started(call).timeout(limit).doOnSuccess(any -> nextTryAt.set(0))
                        : Mono.<T>error(circuitOpen()))
                .doOnError(failure -> nextTryAt.compareAndSet(0, afterPause()));
    }

    private static <T> Mono<T> started(Supplier<Mono<T>> call) {
        return Mono.defer(call)
                .subscribeOn(Schedulers.boundedElastic()) // connecting waits
                .cache();
    }

    /** Whether to call now: always while Redis answers, and one caller per pause while it fails. */
    private boolean mayCall() {
        var at = nextTryAt.get();
        return at == 0 || clock.millis() >= at && nextTryAt.compareAndSet(at, afterPause());
    }

    private long afterPause() {
        return clock.millis() + PAUSE.toMillis();
    }

    private static RuntimeException circuitOpen() {
        return new RedisConnectionFailureException("Redis failed a moment ago");
    }
}
