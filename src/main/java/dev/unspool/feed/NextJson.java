package dev.unspool.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What comes next in a reading session, as the API spells it: the data of one stream event. */
public sealed interface NextJson {

    /** The name of the stream event that carries the same data. */
    String type();

    /** How many articles the session has handed out, this one included. */
    @Schema(name = "NextArticle")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NextArticleJson(
            @Schema(allowableValues = "next-article") String type,

            @Schema(description = "1 for the first article after the entry, and one more for each.")
            int position,

            @Schema(description = "The place after this article.")
            String cursor,

            ArticleJson article,

            @Nullable @Schema(description = "Only with `html=1`: the article's element, as the page draws it.")
            String html)
            implements NextJson {}

    /** The true end. */
    @Schema(name = "EndOfFeed")
    record EndOfFeedJson(
            @Schema(allowableValues = "end-of-feed") String type,
            @Schema(allowableValues = "all-read") String reason,

            @Schema(description = "How many articles the session handed out.")
            int read)
            implements NextJson {}
}
