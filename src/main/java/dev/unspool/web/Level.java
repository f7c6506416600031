package dev.unspool.web;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * A bucket after a token was asked for.
 *
 * @param fullAt when it will be full, with the token taken; microseconds since 1970, as {@code now} is
 */
record Level(Bucket bucket, long fullAt, long now) {

    /**
     * Returns the level after taking a token.
     *
     * @param fullAt when it would be full before; too far ahead if a clock was set back
     */
    static Level taken(Bucket bucket, long fullAt, long now) {
        var rate = bucket.rate();
        var before = Math.min(Math.max(fullAt, now), now + rate.whole());
        return new Level(bucket, before + rate.interval(), now);
    }

    boolean isGranted() {
        return missing() <= 0;
    }

    /** Returns the level as an answer, where {@code granted} holds for all buckets together. */
    Allowance allowance(boolean granted) {
        var taken = granted ? fullAt : fullAt - bucket.rate().interval();
        var left = (now + bucket.rate().whole() - taken) / bucket.rate().interval();
        return new Allowance(granted, bucket, Math.max(0, left), micros(Math.max(0, missing())), micros(taken - now));
    }

    private long missing() {
        return fullAt - now - bucket.rate().whole();
    }

    private static Duration micros(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
