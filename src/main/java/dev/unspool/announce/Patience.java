package dev.unspool.announce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.data.redis.RedisConnectionFailureException;
import reactor.core.publisher.Mono;

/**
 * How long others wait for Redis: never longer than a limit, and after a failure not at all for a while, so that a Redis that is slow,
 * stopped or gone costs one request its limit and no other one anything.
 */
public final class Patience {

    /** After a failure nobody waits for Redis again for so long. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Duration limit;
    private final Clock clock;
    private volatile Instant awayUntil = Instant.MIN;

    /** @param limit longer, and whoever waits is better served without Redis */
    public Patience(Duration limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** What {@code asking} gives, if it does so in time; fails with Spring's {@code DataAccessException} or a time-out, soon or at once. */
    public <T> Mono<T> with(Mono<T> asking) {
        return Mono.defer(() -> isExhausted() ? Mono.error(away()) : asking.timeout(limit))
                .doOnError(failure -> pause());
    }

    private boolean isExhausted() {
        return clock.instant().isBefore(awayUntil);
    }

    private void pause() {
        if (!isExhausted()) {
            awayUntil = clock.instant().plus(PAUSE);
        }
    }

    private static RuntimeException away() {
        return new RedisConnectionFailureException("Redis failed a moment ago");
    }
}
