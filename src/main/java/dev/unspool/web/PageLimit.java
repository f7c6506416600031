package dev.unspool.web;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How many items a client asks for, as {@code limit} says it. */
public final class PageLimit {

    /** More digits are out of range, and must not overflow on the way to that answer. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    private PageLimit() {}

    /**
     * From 1 to {@code max}; {@code otherwise} where nothing is said.
     *
     * @throws Problem with {@code max}, where it is anything else
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
