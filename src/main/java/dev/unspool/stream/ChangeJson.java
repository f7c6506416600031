package dev.unspool.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.unspool.article.Headline;
import dev.unspool.article.Section;
import dev.unspool.event.ArticleEvent.ArticleRetracted;
import dev.unspool.store.Change;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of an article in the API's JSON. If the article was retracted since, it says only where the article was. */
@Schema(name = "Change")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChangeJson(
        @Schema(description = "Rises by exactly one: a gap is a change that you missed.")
        long seq,

        @Schema(
                description =
                        "Ignore those that you do not know. `filing-changed`: a section, a tag or an author was renamed or described anew;"
                                + " the change names one of its articles, load anew what you show of any. `article-changed` is one that this instance does not know: a newer one does.",
                allowableValues = {
                    "article-published",
                    "article-updated",
                    "article-retracted",
                    "filing-changed",
                    "article-changed"
                })
        String type,

        @Schema(description = "When the change was made.") Instant at,
        @Schema(description = "The id of the article.") String id,

        @Schema(description = "The version that the change made.")
        int version,

        @Schema(description = "The readable part of the page's address.")
        String slug,

        @Schema(description = "Canonical address of the article's page.")
        String url,

        @Schema(description = "Of an article that is published now.") @Nullable
        String title,

        @Schema(description = "Of an article that is published now: where it stands.") @Nullable
        Section section,

        @Schema(description = "Of an article that is published now: the date that it bears.") @Nullable
        Instant publishedAt,

        @Schema(description = "Of `article-updated`: what readers are told of the correction.") @Nullable
        String correction,

        @Schema(description = "Of `article-updated`. " + EventJson.ArticleUpdated.CHANGED) @Nullable
        List<String> changed,

        @Schema(
                description = "Of `article-retracted`.",
                allowableValues = {"takedown", "kill"})
        @Nullable
        String kind,

        @Schema(description = "Of `article-retracted`: what readers get in the article's place.") @Nullable
        String notice) {

    static ChangeJson of(Change change, Site site) {
        var event = change.event();
        Headline headline = change.headline();
        return new ChangeJson(
                change.seq(),
                event.name(),
                change.at(),
                event.article().toString(),
                event.version(),
                change.slug(),
                site.absolute(site.articlePath(change.slug())),
                headline == null ? null : headline.title(),
                headline == null ? null : headline.section(),
                headline == null ? null : headline.publishedAt(),
                correction(change),
                change.changed(),
                event instanceof ArticleRetracted retracted ? retracted.kind().code() : null,
                notice(change));
    }

    private static @Nullable String correction(Change change) {
        return switch (change.event().type()) {
            case CORRECTED -> change.note();
            case PUBLISHED, RETRACTED, REFILED, UNKNOWN -> null;
        };
    }

    private static @Nullable String notice(Change change) {
        return switch (change.event().type()) {
            case RETRACTED -> change.note();
            case PUBLISHED, CORRECTED, REFILED, UNKNOWN -> null;
        };
    }
}
