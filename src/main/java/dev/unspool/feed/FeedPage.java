package dev.unspool.feed;

import dev.unspool.store.LogHead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a feed.
 *
 * @param items newest first
 * @param next the cursor of the page of older items; null only at the true end
 * @param previous the cursor of the page of newer items; null at the pinned head
 * @param log the head of the change log at the moment of the page
 * @param token a stream position: opens a stream that misses no change after this page
 */
public record FeedPage<T>(
        List<T> items, @Nullable String next, @Nullable String previous, LogHead log, String token) {

    /** The newest change that the page knows of. */
    public long seq() {
        return log.seq();
    }
}
