package dev.unspool.web;

/** What shared caches may keep, and how long: the public contract's table as values of {@code Cache-Control}. */
public final class Caching {

    /** The first page of a feed. */
    public static final String FIRST_PAGE =
            "public, max-age=0, s-maxage=5, stale-while-revalidate=30, stale-if-error=600";

    /** A page of a feed behind a cursor. */
    public static final String DEEPER_PAGE = "public, max-age=0, s-maxage=60";

    /** An article in any form. */
    public static final String ARTICLE = "public, max-age=0, s-maxage=60, stale-while-revalidate=300";

    /** A page of comments in any form; {@code comments-changed} tells open pages sooner. */
    public static final String COMMENTS = "public, max-age=0, s-maxage=5, stale-while-revalidate=30";

    /** What names its content by a hash in its address: a year, the longest that RFC 9111 section 5.3 speaks of. */
    public static final String IMMUTABLE = "public, max-age=31536000, immutable";

    private Caching() {}
}
