package dev.unspool.load;

import java.util.concurrent.atomic.AtomicLongArray;

/** Remembers when each of the latest changes was committed, by {@code System.nanoTime}. */
final class CommitTimes {

    /** Changes whose time is kept: more than are under way at any time. */
    private static final int KEPT = 1 << 14;

    private final AtomicLongArray nanos = new AtomicLongArray(KEPT);

    void set(long seq, long at) {
        nanos.set((int) (seq % KEPT), at);
    }

    /** Returns the nanoseconds from the commit of {@code seq} to {@code now}. */
    long since(long seq, long now) {
        return Math.max(0, now - nanos.get((int) (seq % KEPT)));
    }
}
