package dev.unspool.feed;

import dev.unspool.store.LogHead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a feed.
 *
 * @param items in reading order
 * @param next the cursor of the page after these items; null only at the true end
 * @param previous the cursor of the page before these items; null at the pinned head
 * @param log the head of the change log when the page was read
 * @param token a stream cursor: a stream opened with it misses no change after this page
 * @param sort the order of the items; {@code LATEST} also if hot order was requested and nothing is ranked
 */
public record FeedPage<T>(
        List<T> items, @Nullable String next, @Nullable String previous, LogHead log, String token, Sort sort) {

    /** Returns the newest change that the page contains. */
    public long seq() {
        return log.seq();
    }
}
