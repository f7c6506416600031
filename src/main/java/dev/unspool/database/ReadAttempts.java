package dev.unspool.database;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** Limits the repetitions of one read, in number and in time. All its attempts together have the time limit of one statement. */
final class ReadAttempts {

    /** One for each connection in a row that a stopping server had just made. */
    private static final int REPETITIONS = 4;

    /** The time that each attempt has. */
    private static final Duration LEAST = Duration.ofMillis(500);

    private int repetitions;
    private boolean isBegun;
    private long end;

    /** Returns the attempts of which statements in this context are part; null for statements that may write. */
    static @Nullable ReadAttempts in(ContextView context) {
        return context.getOrDefault(ReadAttempts.class, null);
    }

    Context addTo(Context context) {
        return context.put(ReadAttempts.class, this);
    }

    /** Returns what is left of {@code limit}, which begins with the first call: the wait for a connection has a limit of its own. */
    Duration left(Duration limit) {
        return left(limit, System.nanoTime());
    }

    synchronized Duration left(Duration limit, long now) {
        // a repetition may wait for its connection until the time is over, and must not condemn a healthy one
        if (!isBegun) {
            isBegun = true;
            end = now + limit.toNanos();
        }
        return Duration.ofNanos(Math.max(LEAST.toNanos(), end - now));
    }

    /** Whether to try again after {@code failure}: its connection was lost, and neither the time nor the repetitions are used up. */
    boolean isAnotherAllowed(Throwable failure) {
        return LostConnection.isCauseOf(failure) && repeats(System.nanoTime());
    }

    synchronized boolean repeats(long now) {
        return repetitions++ < REPETITIONS && (!isBegun || now - end < 0);
    }
}
