package dev.unspool.hotfeed;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/**
 * Measures the requests that WebFlux never sees: {@code unspool.hot.requests}, by outcome, with the time until the answer was handed to the
 * socket.
 */
final class HotMetrics {

    final Timer hit;
    final Timer notModified;
    final Timer fill;
    final Timer stale;

    HotMetrics(MeterRegistry meters) {
        this.hit = timer(meters, "hit");
        this.notModified = timer(meters, "not-modified");
        this.fill = timer(meters, "fill");
        this.stale = timer(meters, "stale");
    }

    /** @param begin a value of {@link System#nanoTime} */
    void record(Timer outcome, long begin) {
        outcome.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
    }

    private static Timer timer(MeterRegistry meters, String outcome) {
        return Timer.builder("unspool.hot.requests").tag("outcome", outcome).register(meters);
    }
}
