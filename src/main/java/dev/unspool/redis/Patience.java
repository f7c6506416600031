package dev.unspool.redis;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.data.redis.RedisConnectionFailureException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * How long others wait for Redis: never longer than a limit, and after a failure not at all but for one now and then, so that a Redis
 * that is slow, stopped or gone costs few requests their limit and the others nothing.
 */
public final class Patience {

    /** After a failure nobody waits for Redis for so long; then one does. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Duration limit;
    private final Clock clock;

    /** When somebody may try again, in milliseconds since 1970; 0 while Redis answers. */
    private final AtomicLong again = new AtomicLong();

    /** @param limit longer, and whoever waits is better served without Redis */
    public Patience(Duration limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * What {@code asking} gives, if it does so in time; fails with Spring's {@code DataAccessException} or a time-out, soon or at once. It
     * goes on in the background when nobody waits for it any more: the first one makes the connection, which the next will need.
     */
    public <T> Mono<T> with(Supplier<Mono<T>> asking) {
        return Mono.defer(() -> mayAsk()
                        ? begun(asking).timeout(limit).doOnSuccess(any -> again.set(0))
                        : Mono.<T>error(away()))
                .doOnError(failure -> again.compareAndSet(0, inAWhile()));
    }

    private static <T> Mono<T> begun(Supplier<Mono<T>> asking) {
        return Mono.defer(asking)
                .subscribeOn(Schedulers.boundedElastic()) // connecting waits
                .cache();
    }

    /** While Redis fails, one in a while tries whether it is back. */
    private boolean mayAsk() {
        var at = again.get();
        return at == 0 || clock.millis() >= at && again.compareAndSet(at, inAWhile());
    }

    private long inAWhile() {
        return clock.millis() + PAUSE.toMillis();
    }

    private static RuntimeException away() {
        return new RedisConnectionFailureException("Redis failed a moment ago");
    }
}
