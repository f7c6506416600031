package dev.unspool.article;

import java.util.Locale;

/** The kinds of topics: what articles are filed under, and what has a page of its own with a list of them. */
public enum TopicKind {
    SECTION,
    TAG,
    AUTHOR;

    /** The name in the tables: {@code section}, {@code tag}, {@code author}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the kind with this code. */
    public static TopicKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
