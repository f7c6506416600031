package dev.unspool.hotfeed;

/** Whether a cached answer may be served. Ordered from yes to never. */
enum Freshness {
    /** As good as if it were made now. */
    FRESH,
    /** Something in it has changed: serve it only if no better answer can be had. */
    STALE,
    /** A change happened that has not been read yet: do not serve it before that. */
    UNKNOWN,
    /** It shows a retracted article, or it is too old to tell: never serve it again. */
    FORBIDDEN;

    /** Returns the worse of the two. */
    Freshness and(Freshness other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
