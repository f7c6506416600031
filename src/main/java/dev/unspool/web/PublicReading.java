package dev.unspool.web;

import java.util.Map;

/**
 * The headers that let pages of every other origin read what readers may see (Fetch Standard, CORS protocol). They are constant, so that caches keep
 * one answer for all origins: no answer for reading varies by {@code Origin}. No cookie identifies anybody in such an answer, since browsers leave
 * cookies out where any origin may read.
 */
public final class PublicReading {

    /** Headers of answers that scripts of other origins may read, beside those that every script may. */
    public static final String EXPOSED =
            "ETag, Link, Location, Retry-After, RateLimit, RateLimit-Policy, RateLimit-Limit,"
                    + " RateLimit-Remaining, RateLimit-Reset";

    private static final Map<String, String> ALL =
            Map.of("Access-Control-Allow-Origin", "*", "Access-Control-Expose-Headers", EXPOSED);

    private PublicReading() {}

    /** Returns every header with its value. */
    public static Map<String, String> all() {
        return ALL;
    }
}
