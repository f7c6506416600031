package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import dev.unspool.cursor.SortKey;

/**
 * The number of comments that readers see on an article, and where the article is.
 *
 * @param number of the article, by which a stream remembers the articles that a reader has
 * @param key sort key of the article in every feed
 * @param section slug of its section
 * @param comments number of comments, replies among them
 */
public record CommentCount(ArticleId article, long number, SortKey key, String section, int comments) {}
