package dev.unspool.comment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Goes like any other, and can be put forward and stopped. */
final class MovableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;
    private volatile Clock real = Clock.systemUTC();

    /** So that a slow machine does not give back what a limit has taken. */
    void stop() {
        real = Clock.fixed(real.instant(), ZoneOffset.UTC);
    }

    void goOn() {
        real = Clock.systemUTC();
    }

    void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
