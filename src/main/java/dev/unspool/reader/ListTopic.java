package dev.unspool.reader;

import dev.unspool.cursor.FeedFilter;
import org.jspecify.annotations.Nullable;

/**
 * What a list of headlines is of.
 *
 * @param path address of its first page
 * @param kind {@code front}, {@code section}, {@code tag} or {@code author}
 * @param byline the author; null for other kinds
 */
record ListTopic(
        String path,
        String kind,
        String name,
        FeedFilter filter,
        @Nullable Byline byline) {

    /** Returns the address of the page at {@code cursor}; null for null. */
    @Nullable
    String at(@Nullable String cursor) {
        return cursor == null ? null : path + "?cursor=" + cursor;
    }
}
