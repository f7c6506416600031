package dev.unspool.store;

import dev.unspool.article.Article;
import dev.unspool.article.Retraction;

/** A published or retracted article. Drafts are never found. */
public sealed interface Found {

    /** @param log the head of the change log at the moment of reading */
    record Published(Article article, LogHead log) implements Found {}

    record Retracted(Retraction retraction) implements Found {}
}
