package dev.unspool.stream;

import java.util.Locale;

/** Why a stream ends. The reader comes back by its last id. */
enum Farewell {
    ROTATION,
    DRAIN,
    CAPACITY,
    DEPENDENCY_UNAVAILABLE,
    SLOW,
    /** The reader itself has opened another stream. */
    REPLACED;

    /** As {@code bye} spells it. */
    String reason() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    long retryMs() {
        return this == ROTATION || this == DRAIN ? Retry.soon() : Retry.later();
    }
}
