package dev.unspool.store;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Retraction;
import org.jspecify.annotations.Nullable;

/**
 * Whether an article that was published still is.
 *
 * @param retraction null while it is published
 */
public record Availability(ArticleId id, @Nullable Retraction retraction) {}
