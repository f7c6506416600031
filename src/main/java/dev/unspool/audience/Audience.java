package dev.unspool.audience;

import dev.unspool.article.ArticleId;
import reactor.core.publisher.Mono;

/**
 * Hears what readers do with articles. Whoever calls has made sure that there is such an article, and that the same reader is not counted
 * over and over. Both complete soon and never fail: what cannot be counted is forgotten.
 */
public interface Audience {

    /** A reader has opened {@code article}. */
    Mono<Void> viewed(ArticleId article);

    /** A reader has passed {@code article} on. */
    Mono<Void> shared(ArticleId article);
}
