package dev.unspool.moderation;

import dev.unspool.comment.CommentId;
import org.jspecify.annotations.Nullable;

/**
 * A comment to decide on.
 *
 * @param version the version that the moderator looked at; another one is left alone. Null for any
 */
public record DecisionTarget(CommentId comment, @Nullable Integer version) {}
