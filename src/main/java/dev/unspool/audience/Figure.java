package dev.unspool.audience;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is counted of an article. All figures only rise, so that batches of them can be added in any order. */
public enum Figure {
    VIEWS,
    /** How far each view was read, in percent; the sum of all views. */
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

    /** Where an article can be passed on to, each a figure of its own. */
    public static final List<Figure> TARGETS = List.of(FACEBOOK, X, LINKEDIN, COPY, SHEET);

    /** As the doors, the tables and Redis spell it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Figure> of(String code) {
        return Arrays.stream(values())
                .filter(figure -> figure.code().equals(code))
                .findFirst();
    }

    /** The target that {@code code} spells; empty for what is none. */
    static Optional<Figure> target(String code) {
        return of(code).filter(TARGETS::contains);
    }
}
