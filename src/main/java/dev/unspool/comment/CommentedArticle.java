package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import java.time.Instant;

/**
 * A published article, as far as comments need to know it.
 *
 * @param comments that readers see, replies among them
 */
record CommentedArticle(ArticleId id, String slug, Instant publishedAt, int comments) {}
