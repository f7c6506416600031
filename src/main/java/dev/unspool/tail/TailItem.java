package dev.unspool.tail;

import dev.unspool.store.Change;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A change as the tail tells it, in the API's JSON: what never has to be taken back, so without any text. */
@Schema(name = "TailItem")
record TailItem(
        @Schema(description = "Rises by exactly one: a gap is a change that you missed.")
        long seq,

        @Schema(
                description = "As of `Change`. Ignore those that you do not know.",
                allowableValues = {
                    "article-published",
                    "article-updated",
                    "article-retracted",
                    "filing-changed",
                    "article-changed"
                })
        String type,

        @Schema(description = "The id of the article.") String id,

        @Schema(description = "The number of the article.") long number,

        @Schema(description = "The version that the change made.")
        int version,

        @Schema(description = "When the change was made.") Instant at) {

    static TailItem of(Change change) {
        var event = change.event();
        return new TailItem(
                change.seq(), event.name(), event.article().toString(), change.number(), event.version(), change.at());
    }
}
