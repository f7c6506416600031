package dev.unspool.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.unspool.article.Correction;
import dev.unspool.tail.TailAddresses;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the feed in the API's JSON. */
@Schema(name = "FeedPage")
record FeedJson<T>(
        @ArraySchema(
                arraySchema = @Schema(description = "The articles of the page."),
                schema = @Schema(implementation = Item.class))
        List<T> items,

        @Schema(
                description =
                        "The order of the items. `latest`, too, where `hot` was asked for and nothing is ranked for the moment.",
                allowableValues = {"latest", "hot"})
        String sort,

        @Schema(description = "Where the pages beside this one are.")
        Page page,

        @Schema(description = "Where the change log stood.") Changes changes) {

    static <T> FeedJson<T> of(FeedPage<?> page, List<T> items) {
        return new FeedJson<>(items, page.sort().code(), Page.of(page), Changes.of(page));
    }

    /** A page whose items PostgreSQL has already written as JSON. */
    record Ready(@JsonRawValue String items, String sort, Page page, Changes changes) {

        static Ready of(ReadyPage ready) {
            var page = ready.page();
            return new Ready(ready.headlines(), page.sort().code(), Page.of(page), Changes.of(page));
        }
    }

    /**
     * Describes an item of both views in the API's description, where code generators understand one object better than a choice of two. Items
     * are made as {@link HeadlineJson} and {@link ArticleJson}.
     */
    @Schema(
            name = "FeedItem",
            description = "A headline; with `view=full` a whole article, which has three more members.")
    @JsonInclude(Include.NON_NULL)
    record Item(
            @JsonUnwrapped HeadlineJson headline,

            @Nullable @Schema(description = "Only with `view=full`: clean HTML, ready to stand in a page.")
            String bodyHtml,

            @Nullable @Schema(description = "Only with `view=full`: newest first.")
            List<Correction> corrections,

            @Nullable @Schema(description = "Only with `view=full`: links that share the article.")
            ShareLinks share) {}

    @Schema(name = "PageLinks")
    record Page(
            @Nullable @Schema(description = "The cursor of the next page; null only at the true end.")
            String next,

            @Nullable @Schema(description = "The cursor of the page before; null at the pinned head.")
            String previous,

            @Schema(description = "Whether there is a next page.")
            boolean hasMore) {

        private static Page of(FeedPage<?> page) {
            return new Page(page.next(), page.previous(), page.next() != null);
        }
    }

    @Schema(name = "ChangesPosition")
    record Changes(
            @Schema(description = "The newest change that the page knows of.")
            long seq,

            @Schema(description = "Give it to the stream as `lastEventId`: no change after this page is missed.")
            String token,

            @Schema(description = "Where the tail tells the changes after this page.")
            String tail) {

        private static Changes of(FeedPage<?> page) {
            return new Changes(page.seq(), page.token(), TailAddresses.constant(page.log()));
        }
    }
}
