package dev.unspool.hotfeed;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What is counted of answers that do not come past WebFlux: {@code unspool.hot.requests}, by outcome, with the time until they were sent off. */
final class Figures {

    final Timer hit;
    final Timer notModified;
    final Timer fill;
    final Timer stale;

    Figures(MeterRegistry meters) {
        this.hit = timer(meters, "hit");
        this.notModified = timer(meters, "not-modified");
        this.fill = timer(meters, "fill");
        this.stale = timer(meters, "stale");
    }

    /** @param begin as {@link System#nanoTime} gave it */
    void record(Timer outcome, long begin) {
        outcome.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
    }

    private static Timer timer(MeterRegistry meters, String outcome) {
        return Timer.builder("unspool.hot.requests").tag("outcome", outcome).register(meters);
    }
}
