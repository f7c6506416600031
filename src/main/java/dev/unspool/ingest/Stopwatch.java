package dev.unspool.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Measures elapsed time by the application's clock. */
final class Stopwatch {

    private final Clock clock;
    private final Instant start;

    Stopwatch(Clock clock) {
        this.clock = clock;
        this.start = clock.instant();
    }

    Duration elapsed() {
        return Duration.between(start, clock.instant());
    }

    /** Converts a count to a rate per second over the whole time. */
    long rate(long count) {
        return Math.round(count * 1_000.0 / Math.max(1, elapsed().toMillis()));
    }
}
