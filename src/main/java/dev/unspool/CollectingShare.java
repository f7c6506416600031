package dev.unspool;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Computes the share of the last seconds that garbage collections took, from readings of how long they took in all. For one thread. */
final class CollectingShare {

    private static final double PERCENT = 100;

    private final int intervals;
    private final Deque<Reading> readings = new ArrayDeque<>();

    /** @param intervals between readings that the share is computed over */
    CollectingShare(int intervals) {
        this.intervals = intervals;
    }

    /**
     * Adds a reading and returns the percentage since the one that was {@code intervals} before; 0 if there is none yet.
     *
     * @param at increases from reading to reading
     * @param collecting the time of all collections so far
     */
    double percent(Duration at, Duration collecting) {
        readings.addLast(new Reading(at, collecting));
        if (readings.size() <= intervals) {
            return 0;
        }
        var before = readings.removeFirst();
        return PERCENT
                * collecting.minus(before.collecting).toNanos()
                / at.minus(before.at).toNanos();
    }

    private record Reading(Duration at, Duration collecting) {}
}
