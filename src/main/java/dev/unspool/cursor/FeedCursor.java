package dev.unspool.cursor;

import dev.unspool.article.ArticleId;
import org.jspecify.annotations.Nullable;

/**
 * Where a client is in a feed: between two articles. The page after a cursor begins with the article that follows it in reading order. A
 * cursor names no article that must still exist, so it stays valid when articles are corrected or retracted.
 *
 * <p>A cursor holds all state of a walk through a feed. Besides the {@link SortKey} it carries the head that was pinned when the walk began
 * (articles published later never enter it), the filter it belongs to, and, for a reading session, the article that the reader opened and
 * how many articles followed it. So the server keeps nothing between two requests, and any instance can answer the next one. Cursors are
 * immutable; each method returns another cursor of the same walk. Clients hold them as signed text ({@link CursorText}).
 *
 * @param direction which side of {@code key} the next page is on: {@code OLDER} begins strictly after it in reading order, {@code NEWER}
 *     ends strictly before it
 * @param key the sort key that the cursor points at
 * @param head the pinned head: articles with a higher number do not belong to the walk
 * @param entry the article that the reader opened, which the session leaves out; null for a plain feed
 * @param filterHash {@link FeedFilter#hash()} of the feed
 * @param ordinal how many articles the session has handed out so far; 0 for a plain feed
 */
public record FeedCursor(
        Direction direction,
        SortKey key,
        long head,
        @Nullable ArticleId entry,
        long filterHash,
        int ordinal) {

    public enum Direction {
        OLDER,
        NEWER
    }

    /** Returns the cursor before the newest article of a plain feed, with its head pinned at article number {@code head}. */
    public static FeedCursor start(FeedFilter filter, long head) {
        return new FeedCursor(Direction.OLDER, SortKey.NEWEST, head, null, filter.hash(), 0);
    }

    /**
     * Returns the cursor at which a reading session begins.
     *
     * @param entry the article that the reader opened; null if the session begins with the newest article
     */
    public static FeedCursor session(FeedFilter filter, long head, @Nullable ArticleId entry) {
        return new FeedCursor(Direction.OLDER, SortKey.NEWEST, head, entry, filter.hash(), 0);
    }

    /**
     * Returns this cursor with its head pinned at article {@code number}, or where it is pinned already if that is not newer. A head above the
     * newest article's number is of a log that was set back since: what is published next must not enter the walk.
     */
    public FeedCursor pinnedUpTo(long number) {
        return new FeedCursor(direction, key, Math.min(head, number), entry, filterHash, ordinal);
    }

    /** Returns the cursor just after {@code key}, for the page of older articles. */
    public FeedCursor after(SortKey key) {
        return new FeedCursor(Direction.OLDER, key, head, entry, filterHash, ordinal);
    }

    /** Returns the cursor just before {@code key}, for the page of newer articles. */
    public FeedCursor before(SortKey key) {
        return new FeedCursor(Direction.NEWER, key, head, entry, filterHash, ordinal);
    }

    /**
     * Returns the cursor after the next article of a reading session.
     *
     * @param key that article's sort key
     */
    public FeedCursor advancedTo(SortKey key) {
        return new FeedCursor(Direction.OLDER, key, head, entry, filterHash, ordinal + 1);
    }
}
