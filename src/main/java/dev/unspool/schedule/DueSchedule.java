package dev.unspool.schedule;

import dev.unspool.database.Columns;
import java.time.Duration;
import java.util.UUID;

/**
 * A schedule that is due, or soon will be.
 *
 * @param left until it is due by the database's clock; zero or less once it is
 */
record DueSchedule(UUID id, Duration left) {

    static DueSchedule of(Columns row) {
        return new DueSchedule(row.id("id"), Duration.ofMillis(row.number("wait_ms")));
    }

    boolean isDue() {
        return left.isNegative() || left.isZero();
    }
}
