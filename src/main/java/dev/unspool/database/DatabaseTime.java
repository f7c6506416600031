package dev.unspool.database;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Tells PostgreSQL's time without asking for it: the last reading of its clock, carried on by {@code System.nanoTime}. All instances therefore
 * agree to within half a round trip, whatever their machines' clocks say, and a machine's clock that is set leaves no trace. Until the first
 * reading it tells the machine's time.
 */
public final class DatabaseTime implements InstantSource {

    private final InstantSource steady;
    private volatile Duration ahead = Duration.ZERO;

    /** @param steady advances evenly, and is never set */
    DatabaseTime(InstantSource steady) {
        this.steady = steady;
    }

    @Override
    public Instant instant() {
        return steady.instant().plus(ahead);
    }

    /**
     * Corrects this time by a reading of PostgreSQL's clock. PostgreSQL read it at some moment of the round trip that has just ended. A time that
     * may be right is left alone, so that slow round trips do not move it to and fro.
     */
    void correct(Instant read, Duration trip) {
        var now = instant();
        var latest = read.plus(trip);
        if (now.isBefore(read)) {
            ahead = ahead.plus(Duration.between(now, read));
        } else if (now.isAfter(latest)) {
            ahead = ahead.minus(Duration.between(latest, now));
        }
    }
}
