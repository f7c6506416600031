package dev.unspool.cursor;

import dev.unspool.cursor.FeedCursor.Direction;
import java.util.UUID;

/**
 * A place between two articles of one walk through a feed in hot order.
 *
 * @param direction which side of {@code place} comes next: {@code OLDER} is everything after it, {@code NEWER} everything before
 * @param ranking the ranking that the walk began with, which stays as it was
 * @param head the walk's pinned head: articles with a higher number are not part of it
 * @param filterHash {@link FeedFilter#hash()} of the feed
 */
public record HotCursor(Direction direction, UUID ranking, HotPlace place, long head, long filterHash) {

    /** The start of a walk whose head is pinned at {@code head}. */
    public static HotCursor start(FeedFilter filter, UUID ranking, long head) {
        return new HotCursor(Direction.OLDER, ranking, HotPlace.HOTTEST, head, filter.hash());
    }

    /** The same place with the head pinned at {@code number}. */
    public HotCursor pinnedAt(long number) {
        return new HotCursor(direction, ranking, place, number, filterHash);
    }

    /** What comes after {@code other}, in the same walk. */
    public HotCursor after(HotPlace other) {
        return new HotCursor(Direction.OLDER, ranking, other, head, filterHash);
    }

    /** What comes before {@code other}, in the same walk. */
    public HotCursor before(HotPlace other) {
        return new HotCursor(Direction.NEWER, ranking, other, head, filterHash);
    }
}
