package dev.unspool.comment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an article says of its thread, in the place of all that the site says.
 *
 * @param closesAt null for never
 */
public record ThreadSetting(ThreadMode mode, @Nullable Instant closesAt) {

    /** The last moment with a year of four digits (RFC 3339): a later one cannot be told, nor be kept by every store. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** Whether a thread can be told to close at {@code at}; in the past it is closed already. */
    public static boolean canCloseAt(Instant at) {
        return !at.isBefore(Instant.EPOCH) && !at.isAfter(LAST);
    }
}
