package dev.unspool.store;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Retraction;
import org.jspecify.annotations.Nullable;

/**
 * That an article was published, and whether it still is.
 *
 * @param retraction null while it is published
 */
public record Standing(ArticleId id, @Nullable Retraction retraction) {}
