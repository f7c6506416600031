package dev.unspool.ledger;

import dev.unspool.article.Image;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a published article, and the text that it replaced.
 *
 * @param version the version that it made
 * @param kind {@code correction}, {@code takedown} or {@code kill}
 * @param note what readers were told
 * @param title as it was before, like all that follows; once the article is killed, the notice
 */
public record Revision(
        int version,
        Instant at,
        String kind,
        String note,
        String title,
        @Nullable String standfirst,
        String bodyHtml,
        @Nullable Image image) {}
