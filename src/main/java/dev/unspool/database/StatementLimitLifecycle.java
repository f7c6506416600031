package dev.unspool.database;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import java.time.Duration;
import reactor.core.Disposable;

/** Applies the time limit of statements once the application has started. */
final class StatementLimitLifecycle extends PhasedLifecycle {

    private final StatementLimit limit;
    private final Duration whileServing;

    StatementLimitLifecycle(StatementLimit limit, Duration whileServing) {
        super(Phase.LAST);
        this.limit = limit;
        this.whileServing = whileServing;
    }

    @Override
    protected Disposable begin() {
        limit.set(whileServing);
        return NOTHING;
    }
}
