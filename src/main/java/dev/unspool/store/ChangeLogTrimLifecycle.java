package dev.unspool.store;

import dev.unspool.database.HourlyTrimLifecycle;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps the change log from growing for ever: what is kept is what a reader who was away can still catch up with. */
@Component
final class ChangeLogTrimLifecycle extends HourlyTrimLifecycle {

    /** A week or so many changes, whichever is more. */
    private static final Duration KEPT_FOR = Duration.ofDays(7);

    private static final int KEPT = 100_000;

    private final ChangeLog log;
    private final Clock clock;

    ChangeLogTrimLifecycle(ChangeLog log, Clock clock) {
        super("change log");
        this.log = log;
        this.clock = clock;
    }

    @Override
    protected Mono<?> trim() {
        return Mono.defer(() -> log.trim(clock.instant().minus(KEPT_FOR), KEPT))
                .repeat()
                .takeUntil(forgotten -> forgotten == 0)
                .then();
    }
}
