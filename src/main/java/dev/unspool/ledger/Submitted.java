package dev.unspool.ledger;

import dev.unspool.article.ArticleId;

/**
 * What came of an article that was handed in to be published.
 *
 * @param article its id; that of an earlier one where the same request came before
 * @param seq of the newest change after it
 */
public record Submitted(ArticleId article, long seq) {}
