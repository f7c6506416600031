package dev.unspool.web;

/** Values of {@code Cache-Control}, from the table of the public contract. */
public final class Caching {

    /** The first page of a feed. */
    public static final String FIRST_PAGE =
            "public, max-age=0, s-maxage=5, stale-while-revalidate=30, stale-if-error=600";

    /** A page of a feed after a cursor. */
    public static final String DEEPER_PAGE = "public, max-age=0, s-maxage=60";

    /** An article in any form. */
    public static final String ARTICLE = "public, max-age=0, s-maxage=60, stale-while-revalidate=300";

    /**
     * A redirect from a former slug. Short, and not served while stale: an article may take its former slug back, and then an old redirect of that one
     * and a new one of the other would lead in a circle.
     */
    public static final String MOVED = "public, max-age=0, s-maxage=5";

    /** A version of an article in any form, in caches that forget it when the article is retracted: a day. */
    public static final String PURGED_VERSION = "public, max-age=0, s-maxage=86400";

    /** An answer that lacks for the moment what it will soon have. */
    public static final String INCOMPLETE = "public, max-age=0, s-maxage=5";

    /** The first step of a reading session, the same for all who have read nothing: a new article would come first. */
    public static final String FIRST_STEP = "public, max-age=0, s-maxage=5";

    /** A page of comments in any form; {@code comments-changed} tells open pages sooner. */
    public static final String COMMENTS = "public, max-age=0, s-maxage=5, stale-while-revalidate=30";

    /** A resource with a hash of its content in its address: a year, the longest that RFC 9111 section 5.3 speaks of. */
    public static final String IMMUTABLE = "public, max-age=31536000, immutable";

    private Caching() {}

    /** Returns the value for a version of an article in any form: in caches that nobody tells of a retraction it ends as the article does. */
    public static String version(CachesInFront caches) {
        return caches.arePurged() ? PURGED_VERSION : ARTICLE;
    }
}
