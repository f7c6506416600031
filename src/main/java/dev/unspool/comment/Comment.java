package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment as it is kept.
 *
 * @param parent the comment that it answers; null at the top level
 * @param name the author's, as they gave it; nobody has checked it
 * @param text plain, with line breaks as {@code \n}
 * @param editedAt null unless its author changed it
 * @param replies approved ones
 * @param reports of readers
 * @param reasons codes of the rules that held it, in their order
 * @param version rises with every change of state or text
 */
public record Comment(
        CommentId id,
        ArticleId article,
        @Nullable CommentId parent,
        CommentState state,
        String name,
        String text,
        Instant createdAt,
        @Nullable Instant editedAt,
        int replies,
        int reports,
        List<String> reasons,
        int version) {

    public Comment {
        reasons = List.copyOf(reasons);
    }

    public boolean isApproved() {
        return state == CommentState.APPROVED;
    }
}
