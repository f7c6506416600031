package dev.unspool.feed;

import dev.unspool.web.Problem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The order of a feed. */
public enum Sort {
    /** Newest first. */
    LATEST,
    /** What is read most at the time, then all the others, newest first. */
    HOT;

    /** As clients spell it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Problem where {@code code} spells none */
    static Sort of(@Nullable String code) {
        if (code == null || code.equals(LATEST.code())) {
            return LATEST;
        }
        if (code.equals(HOT.code())) {
            return HOT;
        }
        throw Problem.malformed("Give `sort` as `latest` or `hot`.");
    }
}
