package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment as it is stored.
 *
 * @param parent the comment that it replies to; null at the top level
 * @param name the author's name as they gave it, verified by nobody
 * @param text plain text, with line breaks as {@code \n}
 * @param editedAt null unless its author changed it
 * @param replies number of approved replies
 * @param reports number of readers' reports
 * @param reasons codes of the rules that held it, in the order of the rules
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
