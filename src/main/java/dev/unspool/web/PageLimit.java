package dev.unspool.web;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the query parameter {@code limit}: how many items a client asks for. */
public final class PageLimit {

    /** A whole number as JSON writes it. More digits are out of range, and must not overflow before that is said. */
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,5}");

    private PageLimit() {}

    /**
     * Returns a limit from 1 to {@code max}; {@code otherwise} if the parameter is absent.
     *
     * @throws Problem with {@code max}, if it is anything else
     */
    public static int of(@Nullable String limit, int otherwise, int max) {
        if (limit == null) {
            return otherwise;
        }
        if (!NUMBER.matcher(limit).matches() || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > max) {
            throw new Problem(
                    ProblemCode.LIMIT_OUT_OF_RANGE,
                    "Give `limit` as a whole number from 1 to " + max + ".",
                    Map.of("max", max));
        }
        return Integer.parseInt(limit);
    }
}
