package dev.unspool.search;

import dev.unspool.article.ArticleId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** A published article in memory, with no more than suggestions need: some 300 bytes. */
record SuggestedArticle(ArticleId id, Instant publishedAt, String title, String slug, List<SuggestedTopic> topics) {

    /** The order of feeds. */
    static final Comparator<SuggestedArticle> NEWEST_FIRST = Comparator.comparing(SuggestedArticle::publishedAt)
            .thenComparing(article -> article.id().value())
            .reversed();

    SuggestedArticle {
        topics = List.copyOf(topics);
    }
}
