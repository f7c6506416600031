package dev.unspool.moderation;

import dev.unspool.comment.Comment;
import java.util.List;

/**
 * A comment with the article that it is on.
 *
 * @param reported what readers who reported it said of it, the newest first
 */
public record Queued(Comment comment, String articleTitle, String articleSlug, List<String> reported) {}
