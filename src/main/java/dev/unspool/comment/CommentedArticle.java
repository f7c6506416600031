package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import java.time.Instant;

/**
 * The parts of a published article that comments need.
 *
 * @param comments number of comments that readers see, replies among them
 * @param version of the thread
 */
record CommentedArticle(ArticleId id, String slug, Instant publishedAt, int comments, ThreadVersion version) {}
