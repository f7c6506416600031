package dev.unspool.moderation;

import dev.unspool.article.ArticleId;
import dev.unspool.comment.CommentId;
import dev.unspool.comment.CommentState;
import org.jspecify.annotations.Nullable;

/**
 * The result of an action on one comment.
 *
 * @param article null if there is no such comment
 * @param before its state before; null if there is no such comment
 * @param after its state now; null if there is no such comment
 */
public record DecisionOutcome(
        CommentId comment,
        @Nullable ArticleId article,
        @Nullable CommentState before,
        @Nullable CommentState after,
        Result result) {

    public enum Result {
        CHANGED,
        /** It was in this state already. */
        UNCHANGED,
        /** Its text or state is not the one that was looked at, so nothing was done. */
        STALE,
        /** There is no such comment. */
        MISSING
    }

    public boolean isChanged() {
        return result == Result.CHANGED;
    }

    /**
     * Whether it changes what readers see, or repeats a decision that may have changed it: a moderator may decide again because the first request
     * failed after its commit and before its announcement.
     */
    boolean isAnnounced() {
        return result == Result.UNCHANGED
                || before != after && (before == CommentState.APPROVED || after == CommentState.APPROVED);
    }
}
