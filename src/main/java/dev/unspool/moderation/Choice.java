package dev.unspool.moderation;

import dev.unspool.comment.CommentId;
import org.jspecify.annotations.Nullable;

/**
 * A comment to decide on.
 *
 * @param version that was looked at: another one is left alone; null for any
 */
public record Choice(CommentId comment, @Nullable Integer version) {}
