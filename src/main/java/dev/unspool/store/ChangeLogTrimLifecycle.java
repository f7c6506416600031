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
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Keeps the change log from growing for ever: what is kept is what a reader who was away can still catch up with. */
@Component
final class ChangeLogTrimLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeLogTrimLifecycle.class);

    /** A week or so many changes, whichever is more. */
    private static final Duration KEPT_FOR = Duration.ofDays(7);

    private static final int KEPT = 100_000;

    private static final Duration PAUSE = Duration.ofHours(1);

    private final ChangeLog log;
    private final Clock clock;
    private @Nullable Disposable trimming;

    ChangeLogTrimLifecycle(ChangeLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void start() {
        trimming = Flux.interval(PAUSE)
                .onBackpressureDrop()
                .concatMap(tick -> trimmed())
                .doOnError(e -> LOG.warn("Could not trim the change log, trying again later: {}", e.toString()))
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

    private Mono<Void> trimmed() {
        return Mono.defer(() -> log.trim(clock.instant().minus(KEPT_FOR), KEPT))
                .repeat()
                .takeUntil(forgotten -> forgotten == 0)
                .then();
    }
}
