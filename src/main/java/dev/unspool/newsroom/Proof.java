package dev.unspool.newsroom;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Draft;
import dev.unspool.article.Manuscript;
import dev.unspool.article.Slug;

/**
 * A draft that was read and found good: what is left to do is to publish it.
 *
 * @param bodyHtml safe to stand in a page as it is
 * @param readingMinutes at least 1
 */
public record Proof(Draft draft, Slug slug, String bodyHtml, int readingMinutes) {

    Manuscript with(ArticleId id) {
        return new Manuscript(id, draft, slug, bodyHtml, readingMinutes);
    }
}
