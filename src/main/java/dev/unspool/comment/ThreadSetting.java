package dev.unspool.comment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article's own setting of its thread, which replaces all settings of the site.
 *
 * @param closesAt null for never
 */
public record ThreadSetting(ThreadMode mode, @Nullable Instant closesAt) {

    /** The last moment with a year of four digits (RFC 3339): a later one can neither be written in the API nor be kept by every store. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** Whether {@code at} can be a closing time; if it is past, the thread is closed already. */
    public static boolean canCloseAt(Instant at) {
        return !at.isBefore(Instant.EPOCH) && !at.isAfter(LAST);
    }
}
