package dev.unspool.cursor;

import dev.unspool.cursor.FeedCursor.Direction;
import java.util.UUID;

/**
 * Where a client is in a feed in hot order: between two articles. See {@link FeedCursor}.
 *
 * @param direction which side of {@code key} the next page is on: {@code OLDER} after it, {@code NEWER} before it
 * @param ranking the ranking that the walk began with, and keeps
 * @param key the sort key that the cursor points at
 * @param head the pinned head: articles with a higher number do not belong to the walk
 * @param filterHash {@link FeedFilter#hash()} of the feed
 */
public record HotCursor(Direction direction, UUID ranking, HotSortKey key, long head, long filterHash) {

    /** Returns the cursor before the first article, with the head pinned at article number {@code head}. */
    public static HotCursor start(FeedFilter filter, UUID ranking, long head) {
        return new HotCursor(Direction.OLDER, ranking, HotSortKey.HOTTEST, head, filter.hash());
    }

    /**
     * Returns this cursor with its head pinned at article {@code number}, or where it is pinned already if that is not newer. A head above the
     * newest article's number is of a log that was set back since: what is published next must not enter the walk.
     */
    public HotCursor pinnedUpTo(long number) {
        return new HotCursor(direction, ranking, key, Math.min(head, number), filterHash);
    }

    /** Returns the cursor just after {@code other}, in the same walk. */
    public HotCursor after(HotSortKey other) {
        return new HotCursor(Direction.OLDER, ranking, other, head, filterHash);
    }

    /** Returns the cursor just before {@code other}, in the same walk. */
    public HotCursor before(HotSortKey other) {
        return new HotCursor(Direction.NEWER, ranking, other, head, filterHash);
    }
}
