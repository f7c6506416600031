package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import dev.unspool.cursor.FeedPosition;

/**
 * How many comments of an article readers see, and where the article is.
 *
 * @param number of the article, as the reader's memory has it
 * @param position of the article in every feed
 * @param section its slug
 * @param comments replies among them
 */
public record Tally(ArticleId article, long number, FeedPosition position, String section, int comments) {}
