package dev.unspool.feed;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the feed, as the API spells it. */
@Schema(name = "FeedPage")
record FeedJson<T>(
        @ArraySchema(
                schema =
                        @Schema(
                                description = "Articles with `view=full`, else headlines.",
                                anyOf = {ArticleJson.class, HeadlineJson.class}))
        List<T> items,

        @Schema(
                description =
                        "The order of the items. `latest`, too, where `hot` was asked for and nothing is ranked for the moment.",
                allowableValues = {"latest", "hot"})
        String sort,

        Page page,
        Changes changes) {

    static <T> FeedJson<T> of(FeedPage<?> page, List<T> items) {
        return new FeedJson<>(items, page.sort().code(), Page.of(page), Changes.of(page));
    }

    /** The same page, its items spelled before. */
    record Ready(@JsonRawValue String items, String sort, Page page, Changes changes) {

        static Ready of(ReadyPage ready) {
            var page = ready.places();
            return new Ready(ready.headlines(), page.sort().code(), Page.of(page), Changes.of(page));
        }
    }

    @Schema(name = "PageLinks")
    record Page(
            @Nullable @Schema(description = "The cursor of the next page; null only at the true end.")
            String next,

            @Nullable @Schema(description = "The cursor of the page before; null at the pinned head.")
            String previous,

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
            String token) {

        private static Changes of(FeedPage<?> page) {
            return new Changes(page.seq(), page.token());
        }
    }
}
