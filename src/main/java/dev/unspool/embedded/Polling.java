package dev.unspool.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something that another process does, if there is no event to wait for. */
final class Polling {
    private static final long STEP_MILLIS = 10;

    private Polling() {}

    /** Returns whether the condition became true within the limit. */
    static boolean until(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0 || !slept()) {
                return false;
            }
        }
        return true;
    }

    private static boolean slept() {
        try {
            Thread.sleep(STEP_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
