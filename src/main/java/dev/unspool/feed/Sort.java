package dev.unspool.feed;

import dev.unspool.web.Problem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The order of a feed. */
public enum Sort {
    /** Newest first. */
    LATEST,
    /** First what is read most at the time, then all other articles, newest first. */
    HOT;

    /** Returns the name that clients use. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Problem if {@code code} is not a name of an order */
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
