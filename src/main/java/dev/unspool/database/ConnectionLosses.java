package dev.unspool.database;

/**
 * Knows when a connection of a pool was last found closed or silent. What broke it, such as a fail-over or a firewall that forgets, has mostly
 * broken all that were there, and shows only when they are used.
 */
final class ConnectionLosses {

    private volatile long last = System.nanoTime();

    void note() {
        last = System.nanoTime();
    }

    /** Whether one was lost since {@code time}, a value of {@link System#nanoTime}. */
    boolean happenedSince(long time) {
        return last - time > 0;
    }
}
