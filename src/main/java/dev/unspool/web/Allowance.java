package dev.unspool.web;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The answer of a rate limiter.
 *
 * @param bucket the bucket that refuses; if none does, the one that is nearest to it
 * @param remaining tokens left in the bucket
 * @param retryAfter time until it has a token again; zero if it has one
 * @param reset time until it is full
 */
public record Allowance(boolean granted, Bucket bucket, long remaining, Duration retryAfter, Duration reset) {

    /** Returns microseconds since 1970, which a double of Lua holds exactly. */
    public static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /**
     * Returns the answer after a token was asked of each bucket.
     *
     * @param fullAt when each bucket would have been full before, in {@link #micros}, as {@code now} is
     */
    public static Allowance of(List<Bucket> buckets, long[] fullAt, long now) {
        return of(IntStream.range(0, fullAt.length)
                .mapToObj(i -> Level.taken(buckets.get(i), fullAt[i], now))
                .toList());
    }

    static Allowance of(List<Level> levels) {
        return levels.stream()
                .filter(level -> !level.isGranted())
                .findFirst()
                .map(refused -> refused.allowance(false))
                .orElseGet(() -> levels.stream()
                        .map(level -> level.allowance(true))
                        .min(Comparator.comparingLong(Allowance::remaining))
                        .orElseThrow());
    }

    /**
     * Throws unless all buckets granted a token. @throws Problem {@code rate-limited}, with the headers of draft-ietf-httpapi-ratelimit-headers-07
     */
    public void check() {
        if (!granted) {
            throw new Problem(
                    ProblemCode.RATE_LIMITED,
                    "Wait " + seconds(retryAfter) + " s, then send it again: nothing of it was kept.",
                    Map.of("limit", bucket.name()),
                    headers());
        }
    }

    private Map<String, String> headers() {
        return Map.of(
                "Retry-After", Long.toString(seconds(retryAfter)),
                "RateLimit-Limit", Integer.toString(bucket.rate().times()),
                "RateLimit-Remaining", Long.toString(remaining),
                "RateLimit-Reset", Long.toString(seconds(reset)),
                "RateLimit-Policy",
                        bucket.rate().times() + ";w=" + seconds(bucket.rate().within()));
    }

    /** Rounds up, so that a client that waits so long has waited long enough. */
    private static long seconds(Duration duration) {
        return Math.max(1, duration.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
