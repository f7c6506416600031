package dev.unspool.stream;

import java.util.Locale;

/** Why a reader cannot be told what happened, change by change. */
enum Resync {
    /** The id it came back with is none of ours. */
    UNKNOWN_ID("page"),
    /** The log no longer has all that happened since. */
    EXPIRED("page"),
    /** More happened than could be sent; the log has it. */
    OVERFLOW("changes"),
    /** An article changed in a way that only a newer version of the program knows. */
    UNKNOWN_CHANGE("page");

    private final String refetch;

    Resync(String refetch) {
        this.refetch = refetch;
    }

    String reason() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the reader is to load: {@code page}, all that it shows; or {@code changes}, what the log has after the last change it knows. */
    String refetch() {
        return refetch;
    }
}
