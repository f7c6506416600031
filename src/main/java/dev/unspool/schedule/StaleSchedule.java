package dev.unspool.schedule;

import dev.unspool.ledger.Edition;

/** Reports that the schedule was changed since it was read. Nothing was written. */
public final class StaleSchedule extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Edition current;

    StaleSchedule(Edition current) {
        super("the schedule is at " + current + " now", null, false, false);
        this.current = current;
    }

    public Edition current() {
        return current;
    }
}
