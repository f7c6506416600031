package dev.unspool.cursor;

import dev.unspool.article.ArticleId;
import org.jspecify.annotations.Nullable;

/**
 * A place between two articles of one session of one feed.
 *
 * @param direction which side of {@code position} comes next: {@code OLDER} is everything strictly after it in reading order, {@code NEWER}
 *     everything strictly before
 * @param head the session's pinned head: articles with a higher number are not part of it
 * @param entry the article that the reader opened, which the session leaves out; null for a plain feed
 * @param filterHash {@link FeedFilter#hash()} of the feed
 * @param ordinal how many articles the session has handed out before this place; 0 for a plain feed
 */
public record FeedCursor(
        Direction direction,
        FeedPosition position,
        long head,
        @Nullable ArticleId entry,
        long filterHash,
        int ordinal) {

    public enum Direction {
        OLDER,
        NEWER
    }

    /** The start of a plain feed whose head is pinned at {@code head}. */
    public static FeedCursor start(FeedFilter filter, long head) {
        return new FeedCursor(Direction.OLDER, FeedPosition.NEWEST, head, null, filter.hash(), 0);
    }

    /** The start of a reading session that begins at {@code entry}, or with the newest article where it is null. */
    public static FeedCursor session(FeedFilter filter, long head, @Nullable ArticleId entry) {
        return new FeedCursor(Direction.OLDER, FeedPosition.NEWEST, head, entry, filter.hash(), 0);
    }

    /** The same place with the head pinned at {@code number}. */
    public FeedCursor pinnedAt(long number) {
        return new FeedCursor(direction, position, number, entry, filterHash, ordinal);
    }

    /** The place just after {@code position}, in the same session. */
    public FeedCursor after(FeedPosition place) {
        return new FeedCursor(Direction.OLDER, place, head, entry, filterHash, ordinal);
    }

    /** The place just before {@code position}, looking back towards newer articles, in the same session. */
    public FeedCursor before(FeedPosition place) {
        return new FeedCursor(Direction.NEWER, place, head, entry, filterHash, ordinal);
    }

    /** The place just after the next article of a reading session, which stands at {@code place}. */
    public FeedCursor read(FeedPosition place) {
        return new FeedCursor(Direction.OLDER, place, head, entry, filterHash, ordinal + 1);
    }
}
