package dev.unspool.stream;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Chooses when a reader shall come back, in milliseconds: never a constant, or all would come at once. */
final class Retry {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(5);

    private static final Duration MUCH_LATER = Duration.ofMinutes(1);

    private Retry() {}

    /** 1 to 3 seconds: another instance is ready. */
    static long soon() {
        return between(SOON, 3);
    }

    /** 5 to 15 seconds: something must recover first. */
    static long later() {
        return between(LATER, 3);
    }

    /** 1 to 3 minutes: another stream of the household must end first, and thousands may be waiting. */
    static long muchLater() {
        return between(MUCH_LATER, 3);
    }

    private static long between(Duration least, int factor) {
        return ThreadLocalRandom.current().nextLong(least.toMillis(), least.toMillis() * factor + 1);
    }
}
