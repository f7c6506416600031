package dev.unspool.moderation;

import dev.unspool.comment.Comment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment with the article that it is on.
 *
 * @param reported what readers who reported it said of it, the newest first
 * @param authorHold by which all further comments of its author wait; null where they do not
 */
public record Queued(
        Comment comment,
        String articleTitle,
        String articleSlug,
        List<String> reported,
        @Nullable AuthorHold authorHold) {}
