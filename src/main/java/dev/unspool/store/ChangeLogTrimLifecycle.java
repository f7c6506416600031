package dev.unspool.store;

import dev.unspool.database.HourlyTrimLifecycle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Trims the change log. The changes that are kept are those that a reader who was away can still catch up with. */
@Component
final class ChangeLogTrimLifecycle extends HourlyTrimLifecycle {

    /** A week or so many changes, whichever is more. */
    private static final Duration KEPT_FOR = Duration.ofDays(7);

    private static final int KEPT = 100_000;

    ChangeLogTrimLifecycle(ChangeLog log, Clock clock) {
        super("change log", clock, now -> trim(log, now.minus(KEPT_FOR)));
    }

    private static Mono<Void> trim(ChangeLog log, Instant before) {
        return Mono.defer(() -> log.trim(before, KEPT))
                .repeat()
                .takeUntil(forgotten -> forgotten == 0)
                .then();
    }
}
