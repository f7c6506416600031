package dev.unspool.database;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Counts on from the machine's time at its creation by {@code System.nanoTime}, so that it advances evenly when the machine's clock is set. It is
 * for durations within this process: another instance counts from elsewhere.
 */
final class SteadyTime implements InstantSource {

    private final Instant start;
    private final LongSupplier nanoTime;
    private final long startNanos;

    SteadyTime(InstantSource machine, LongSupplier nanoTime) {
        this.start = machine.instant();
        this.nanoTime = nanoTime;
        this.startNanos = nanoTime.getAsLong();
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanoTime.getAsLong() - startNanos);
    }
}
