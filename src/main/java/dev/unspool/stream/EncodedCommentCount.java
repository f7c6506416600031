package dev.unspool.stream;

import dev.unspool.comment.CommentCount;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedFilter;

/**
 * The current number of an article's comments, encoded once for all readers.
 *
 * @param frame without an id
 */
record EncodedCommentCount(CommentCount count, Frame frame) {

    /**
     * Whether the session includes the article: the one it began with, and all up to {@code cursor}. That is what the page may show, known
     * without keeping what the reader was sent, also after it came back. It includes the few articles that the reader had read before.
     */
    boolean concerns(FeedCursor cursor, FeedFilter filter) {
        var isPassed = count.number() <= cursor.head() && count.key().isUpTo(cursor.key());
        var isOfSection = filter.section() == null || filter.section().equals(count.section());
        return count.article().equals(cursor.entry()) || isPassed && isOfSection;
    }
}
