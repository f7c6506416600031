package dev.unspool.ledger;

import dev.unspool.database.HourlyTrimLifecycle;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Deletes idempotency keys that are older than a day. */
@Component
final class IdempotencyTrimLifecycle extends HourlyTrimLifecycle {

    IdempotencyTrimLifecycle(IdempotencyKeys keys, Clock clock) {
        super("idempotency keys", clock, now -> keys.trim(now.minus(IdempotencyKeys.KEPT_FOR)));
    }
}
