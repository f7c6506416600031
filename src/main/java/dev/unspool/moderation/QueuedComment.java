package dev.unspool.moderation;

import dev.unspool.comment.Comment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment with its article, for moderators.
 *
 * @param reported reasons that readers gave in their reports, newest first
 * @param authorHold the hold on its author; null if there is none
 */
public record QueuedComment(
        Comment comment,
        String articleTitle,
        String articleSlug,
        List<String> reported,
        @Nullable AuthorHold authorHold) {}
