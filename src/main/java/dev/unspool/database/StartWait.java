package dev.unspool.database;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a start waits for a PostgreSQL that takes no connections.
 *
 * @param limit null to wait without end
 */
record StartWait(@Nullable Duration limit) {

    /** Whether a start that has waited for {@code waited} goes on waiting. */
    boolean goesOn(Duration waited) {
        return limit == null || waited.compareTo(limit) < 0;
    }
}
