package dev.unspool.ledger;

import dev.unspool.article.Image;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a published article, and the text that it replaced.
 *
 * @param version the version that it made
 * @param kind {@code correction}, {@code takedown}, {@code restore} or {@code kill}
 * @param note what readers were told; empty if they were told nothing
 * @param title as it was before, like all that follows; once the article is killed, the notice
 */
public record Revision(
        @Schema(description = "The version that the change made.")
        int version,

        @Schema(description = "When it was made.") Instant at,
        @Schema(description = "What changed it.") String kind,

        @Schema(description = "What readers were told; empty if nothing.")
        String note,

        @Schema(description = "The title before it; once the article is killed, the notice, as in all that follows.")
        String title,

        @Schema(description = "The standfirst before it.") @Nullable
        String standfirst,

        @Schema(description = "The body before it.") String bodyHtml,

        @Schema(description = "The picture before it.") @Nullable
        Image image) {}
