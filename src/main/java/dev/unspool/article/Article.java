package dev.unspool.article;

import java.util.List;

/**
 * A published article with its body and corrections.
 *
 * @param bodyHtml cleaned when it came in, ready to stand in a page; never cleaned again on the way out
 * @param corrections newest first
 */
public record Article(Headline headline, String bodyHtml, List<Correction> corrections) {

    public Article {
        corrections = List.copyOf(corrections);
    }

    public ArticleId id() {
        return headline.id();
    }
}
