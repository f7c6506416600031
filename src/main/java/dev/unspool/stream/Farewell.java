package dev.unspool.stream;

import java.util.Locale;

/** Why a stream ends. The reader comes back by its last id. */
enum Farewell {
    ROTATION,
    DRAIN,
    CAPACITY,
    /** The household has as many streams as one may have. */
    TOO_MANY_STREAMS,
    DEPENDENCY_UNAVAILABLE,
    SLOW,
    /** The reader itself has opened another stream. */
    REPLACED;

    /** As {@code bye} spells it. */
    String reason() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    long retryMs() {
        return switch (this) {
            case ROTATION, DRAIN -> Retry.soon();
            case TOO_MANY_STREAMS -> Retry.muchLater();
            case CAPACITY, DEPENDENCY_UNAVAILABLE, SLOW, REPLACED -> Retry.later();
        };
    }
}
