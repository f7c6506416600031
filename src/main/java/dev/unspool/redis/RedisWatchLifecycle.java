package dev.unspool.redis;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Knows whether Redis answers, by a ping every two seconds. Warns once when it stops answering, and names the settings to check. Nothing
 * waits for it.
 */
public final class RedisWatchLifecycle extends PhasedLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RedisWatchLifecycle.class);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** Failed pings in a row: in a cold JVM on a busy machine the first connection may take longer than any later one is given. */
    private static final int FAILURES = 3;

    private final RedisConnectionFactory redis;
    private volatile int failures;

    RedisWatchLifecycle(RedisConnectionFactory redis) {
        super(Phase.LAST);
        this.redis = redis;
    }

    /** Whether Redis answered lately. Makes no call. */
    public boolean isAnswering() {
        return failures < FAILURES;
    }

    /** Pings in the background; connecting and pinging end by their own time-outs. */
    @Override
    protected Disposable begin() {
        return Flux.interval(Duration.ZERO, PAUSE)
                .onBackpressureDrop()
                .concatMap(tick -> Mono.fromRunnable(this::ping)
                        .subscribeOn(Schedulers.boundedElastic())
                        .doOnError(this::noteFailure)
                        .onErrorComplete())
                .subscribe();
    }

    private void ping() {
        try (var connection = redis.getConnection()) {
            connection.ping();
        }
        noteAnswer();
    }

    private void noteAnswer() {
        if (!isAnswering()) {
            log.info("Redis answers again");
        }
        failures = 0;
    }

    private void noteFailure(Throwable failure) {
        var before = failures;
        failures = Math.min(FAILURES, before + 1);
        if (before + 1 == FAILURES && !Thread.currentThread().isInterrupted()) { // else the application is stopping
            log.warn(
                    "Redis cannot be used: {}. Look at spring.data.redis.host, .port and .password (or .url). Everything"
                            + " works without it, slower.",
                    NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
        }
    }
}
