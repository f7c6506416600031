package dev.unspool.tail;

/**
 * What a request is answered: always with 200, and for caches.
 *
 * @param cacheControl how long caches keep it
 */
record TailAnswer(TailJson body, String cacheControl) {

    /** A full block never changes: a year, the longest that RFC 9111 section 5.3 speaks of. */
    static final String FULL_BLOCK = "public, max-age=0, s-maxage=31536000, immutable";

    static final String CHANGES = "public, max-age=0, s-maxage=60";

    /** Long enough for a cache to answer all who waited for it; never served when it is stale. */
    static final String NOTHING_NEW = "public, max-age=0, s-maxage=2, must-revalidate";

    static final String RESYNC = "public, max-age=0, s-maxage=10";
}
