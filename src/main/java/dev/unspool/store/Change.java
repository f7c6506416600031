package dev.unspool.store;

import dev.unspool.article.Headline;
import dev.unspool.event.ArticleEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the change log, with what is true of its article now: a text that was retracted since is not told again.
 *
 * @param slug where the article is, or was
 * @param headline as it is now; null once the article is retracted
 * @param note of a correction, while the article is published; of a retraction, its notice; else null
 */
public record Change(
        long seq,
        Instant at,
        ArticleEvent event,
        String slug,
        @Nullable Headline headline,
        @Nullable String note) {}
