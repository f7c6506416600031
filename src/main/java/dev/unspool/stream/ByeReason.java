package dev.unspool.stream;

import java.util.Locale;

/** Why a stream ends. The reader comes back with its last id. */
enum ByeReason {
    ROTATION,
    DRAIN,
    CAPACITY,
    /** The household has as many streams as one household may have. */
    TOO_MANY_STREAMS,
    DEPENDENCY_UNAVAILABLE,
    SLOW,
    /** The reader has opened another stream. */
    REPLACED,
    /** An older copy of the database was restored, and the reader's id belongs to an earlier epoch of the change log. */
    RESTORED;

    /** Returns the reason as {@code bye} carries it. */
    String reason() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    long retryMs() {
        return switch (this) {
            case ROTATION, DRAIN, RESTORED -> Retry.soon();
            case TOO_MANY_STREAMS -> Retry.muchLater();
            case CAPACITY, DEPENDENCY_UNAVAILABLE, SLOW, REPLACED -> Retry.later();
        };
    }
}
