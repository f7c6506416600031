package dev.unspool.badday;

import java.time.Duration;

/**
 * Something that fails for a while.
 *
 * @param name as the table shows it
 * @param lasts how long it lasts after it has begun
 */
record Fault(String name, Duration lasts, Step begin, Step end) {

    @Override
    public String toString() {
        return name; // in the name of a test
    }

    /** What makes it begin or end. It may take a while. */
    @FunctionalInterface
    interface Step {
        void apply(BadDaySite site) throws Exception;
    }
}
