package dev.unspool.reader;

import dev.unspool.hotfeed.Target;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a page.
 *
 * @param cursor of a list, the page that is wanted, null for the first; of an article, its place in a session, null where one begins
 * @param isFragment whether the part that the script inserts is wanted alone
 */
record Ask(@Nullable String cursor, boolean isFragment) {

    static Ask of(Target target) {
        return new Ask(target.parameter("cursor"), "1".equals(target.parameter("fragment")));
    }

    /** The same for all requests at {@code path} that ask for the same. */
    String key(String path) {
        return cursor == null && !isFragment
                ? path
                : path + (isFragment ? "?fragment=1" : "?") + (cursor == null ? "" : "&cursor=" + cursor);
    }
}
