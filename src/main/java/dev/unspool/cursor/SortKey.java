package dev.unspool.cursor;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The sort key of reading order, newest first: publication time, then id. Two keys are compared as a pair, the way PostgreSQL compares
 * rows.
 *
 * @param micros publication time, microseconds since 1970, as stored
 */
public record SortKey(long micros, UUID id) {

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    /** Comes before every article: 9999-12-31T23:59:59.999999Z, the highest id. */
    public static final SortKey NEWEST = new SortKey(253_402_300_799_999_999L, new UUID(-1, -1));

    /** Comes after every article: 0001-01-01T00:00:00Z, the lowest id. */
    public static final SortKey OLDEST = new SortKey(-62_135_596_800_000_000L, new UUID(0, 0));

    public static SortKey of(Instant publishedAt, UUID id) {
        return new SortKey(micros(publishedAt), id);
    }

    /** Whether this key equals {@code other} or comes before it in reading order. */
    public boolean isUpTo(SortKey other) {
        return micros != other.micros ? micros > other.micros : compare(id, other.id) >= 0;
    }

    public Instant publishedAt() {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Compares as PostgreSQL does: {@link UUID#compareTo} takes the first bit for a sign. */
    private static int compare(UUID one, UUID other) {
        var first = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return first != 0
                ? first
                : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    /** {@code ChronoUnit.MICROS.between} counts in nanoseconds, which overflow before 1677 and after 2262. */
    private static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND), instant.getNano() / NANOS_PER_MICRO);
    }
}
