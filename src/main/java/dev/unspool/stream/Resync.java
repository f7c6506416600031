package dev.unspool.stream;

import java.util.Locale;

/** Why the reader's missing changes cannot be sent one by one. */
enum Resync {
    /** The reader came back with an id that this site did not make. */
    UNKNOWN_ID("page"),
    /** The session's article does not exist, for example because an older copy of the database was restored. */
    UNKNOWN_ARTICLE("page"),
    /** The log no longer holds all of them. */
    EXPIRED("page"),
    /** They are more than could be sent; the log holds them. */
    OVERFLOW("changes"),
    /** An article changed in a way that only a newer version of the program knows. */
    UNKNOWN_CHANGE("page"),
    /** A section, a tag or an author was renamed or described anew, and with it any article may look different. */
    FILING_CHANGED("page"),
    /** An article was killed and has another address: a client that finds articles by their address cannot find it. */
    KILLED("page");

    private final String refetch;

    Resync(String refetch) {
        this.refetch = refetch;
    }

    String reason() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns what the reader is to load: {@code page}, everything it shows, or {@code changes}, what the log holds after the last change
     * it knows.
     */
    String refetch() {
        return refetch;
    }
}
