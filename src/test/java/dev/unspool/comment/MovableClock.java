package dev.unspool.comment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A running clock that can be advanced and stopped. */
final class MovableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;
    private volatile Clock real = Clock.systemUTC();

    /** Stops the clock, so that on a slow machine limits do not refill during a test. */
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
