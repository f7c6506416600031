package dev.unspool.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The next step of a reading session in the API's JSON: the data of one stream event. */
public sealed interface NextJson {

    /** Returns the name of the stream event that carries this data. */
    String type();

    /** The next article. */
    @Schema(name = "NextArticle")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NextArticleJson(
            @Schema(description = "The name of the stream event with this data.", allowableValues = "next-article")
            String type,

            @Schema(description = "1 for the first article after the entry, and one more for each.")
            int position,

            @Schema(description = "The place after this article.")
            String cursor,

            @Schema(description = "The article. With `html=1` its body stands in `html` alone.")
            SessionArticleJson article,

            @Nullable @Schema(description = "Only with `html=1`: the article's element, as the page draws it.")
            String html)
            implements NextJson {}

    /** The true end of the session. */
    @Schema(name = "EndOfFeed")
    record EndOfFeedJson(
            @Schema(description = "The name of the stream event with this data.", allowableValues = "end-of-feed")
            String type,

            @Schema(description = "Why it ends: the reader has read all articles.", allowableValues = "all-read")
            String reason,

            @Schema(description = "How many articles the session handed out.")
            int read)
            implements NextJson {}
}
