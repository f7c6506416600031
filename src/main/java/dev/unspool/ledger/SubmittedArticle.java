package dev.unspool.ledger;

import dev.unspool.article.ArticleId;

/**
 * The result of a request to publish an article.
 *
 * @param article its id; that of an earlier one where the same request came before
 * @param seq of the newest change after it
 */
public record SubmittedArticle(ArticleId article, long seq) {}
