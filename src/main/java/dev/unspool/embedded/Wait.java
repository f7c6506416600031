package dev.unspool.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for what another process does, where it offers no event to wait for. */
final class Wait {
    private static final long STEP_MILLIS = 10;

    private Wait() {}

    /** Whether the condition came true within the limit. */
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
