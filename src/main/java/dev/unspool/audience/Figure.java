package dev.unspool.audience;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A number that is counted for each article. All figures only rise, so that batches of them can be added in any order. */
public enum Figure {
    VIEWS,
    /** The sum of how far each view was read, in percent. */
    DEPTH,
    /** Views that were read to 25 % at least. */
    QUARTER,
    HALF,
    THREE_QUARTERS,
    /** Views that were read to the end. */
    WHOLE,
    FACEBOOK,
    X,
    LINKEDIN,
    COPY,
    SHEET;

    /** The targets to which an article can be shared, each a figure of its own. */
    public static final List<Figure> TARGETS = List.of(FACEBOOK, X, LINKEDIN, COPY, SHEET);

    /** Returns the name used in the API, in tables and in Redis. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Figure> of(String code) {
        return Arrays.stream(values())
                .filter(figure -> figure.code().equals(code))
                .findFirst();
    }

    /** Returns the share target called {@code code}; empty for anything else. */
    static Optional<Figure> target(String code) {
        return of(code).filter(TARGETS::contains);
    }
}
