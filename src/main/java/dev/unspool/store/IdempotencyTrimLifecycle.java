package dev.unspool.store;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.util.retry.Retry;

/** Forgets the idempotency keys of the day before. */
@Component
final class IdempotencyTrimLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyTrimLifecycle.class);

    private static final Duration PAUSE = Duration.ofHours(1);

    private final IdempotencyKeys keys;
    private final Clock clock;
    private @Nullable Disposable trimming;

    IdempotencyTrimLifecycle(IdempotencyKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public void start() {
        trimming = Flux.interval(PAUSE)
                .onBackpressureDrop()
                .concatMap(tick -> keys.trim(clock.instant().minus(IdempotencyKeys.KEPT_FOR)))
                .doOnError(e -> LOG.warn("Could not trim the idempotency keys, trying again later: {}", e.toString()))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, PAUSE))
                .subscribe();
    }

    @Override
    public void stop() {
        if (trimming != null) {
            trimming.dispose();
            trimming = null;
        }
    }

    @Override
    public boolean isRunning() {
        return trimming != null;
    }
}
