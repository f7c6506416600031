package dev.unspool.ledger;

import dev.unspool.database.HourlyTrimLifecycle;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Forgets the idempotency keys of the day before. */
@Component
final class IdempotencyTrimLifecycle extends HourlyTrimLifecycle {

    private final IdempotencyKeys keys;
    private final Clock clock;

    IdempotencyTrimLifecycle(IdempotencyKeys keys, Clock clock) {
        super("idempotency keys");
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    protected Mono<?> trim() {
        return keys.trim(clock.instant().minus(IdempotencyKeys.KEPT_FOR));
    }
}
