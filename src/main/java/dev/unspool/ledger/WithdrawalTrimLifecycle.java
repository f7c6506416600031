package dev.unspool.ledger;

import dev.unspool.database.HourlyTrimLifecycle;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Deletes what feeds no longer tell of killed articles. */
@Component
final class WithdrawalTrimLifecycle extends HourlyTrimLifecycle {

    WithdrawalTrimLifecycle(WithdrawnListings listings, Clock clock) {
        super("lists of killed articles", clock, now -> listings.trim(now.minus(WithdrawnListings.KEPT_FOR)));
    }
}
