package dev.unspool.moderation;

import dev.unspool.article.ArticleId;
import dev.unspool.comment.CommentId;
import dev.unspool.comment.CommentState;
import org.jspecify.annotations.Nullable;

/**
 * What came of an act on one comment.
 *
 * @param article null where there is no such comment
 * @param before its state before; null where there is no such comment
 * @param after its state now; null where there is no such comment
 */
public record Outcome(
        CommentId comment,
        @Nullable ArticleId article,
        @Nullable CommentState before,
        @Nullable CommentState after,
        Result result) {

    public enum Result {
        CHANGED,
        /** It was so already. */
        UNCHANGED,
        /** It is another text or stands elsewhere than when it was looked at, so nothing was done. */
        STALE,
        /** There is no such comment. */
        MISSING
    }

    public boolean isChanged() {
        return result == Result.CHANGED;
    }

    /** Whether readers see something else than before. */
    boolean isSeen() {
        return before != after && (before == CommentState.APPROVED || after == CommentState.APPROVED);
    }
}
