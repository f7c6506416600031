package dev.unspool.redis;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Says once, at the start, when Redis cannot be used, and which settings to look at; nothing waits for it. */
final class RedisGreetingLifecycle extends PhasedLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RedisGreetingLifecycle.class);

    /** A first connection in a cold JVM on a busy machine may take longer than any later one is given. */
    private static final Duration COLD = Duration.ofSeconds(2);

    private final RedisConnectionFactory redis;

    RedisGreetingLifecycle(RedisConnectionFactory redis) {
        super(Phase.LAST);
        this.redis = redis;
    }

    /** Connecting and asking end by their own time-outs. */
    @Override
    protected Disposable begin() {
        return Mono.fromRunnable(this::greet)
                .subscribeOn(Schedulers.boundedElastic())
                .retryWhen(Retry.fixedDelay(2, COLD))
                .subscribe(greeted -> {}, RedisGreetingLifecycle::warn);
    }

    private void greet() {
        try (var connection = redis.getConnection()) {
            connection.ping();
        }
    }

    private static void warn(Throwable failure) {
        if (!Thread.currentThread().isInterrupted()) { // else the application is stopping
            log.warn(
                    "Redis cannot be used: {}. Look at spring.data.redis.host, .port and .password (or .url). Everything"
                            + " works without it, slower.",
                    NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
        }
    }
}
