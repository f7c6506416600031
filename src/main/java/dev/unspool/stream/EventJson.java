package dev.unspool.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.unspool.article.Section;
import dev.unspool.event.ArticleEvent;
import dev.unspool.feed.ArticleJson;
import dev.unspool.store.Change;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The data of the events that only a stream has, as the API spells it. */
sealed interface EventJson {

    /** Always first. */
    @Schema(name = "HelloEvent")
    record Hello(
            @Schema(description = "The stream's name: raise its credit by it.")
            String sid,

            @Schema(description = "How many articles the session has handed out.")
            int position,

            @Schema(description = "What became of the id that you came back with; `gap` is followed by `resync`.")
            Resume resume,

            @Schema(
                    description =
                            "Milliseconds between two pings. Half as long again without any event: the connection is dead.")
            long heartbeatMs,

            @Schema(description = "The credit reaches so many articles ahead of what was sent, and no further.")
            int window,

            int upTo,

            @Schema(description = "Number of the newest article of the session.")
            long head,

            @Schema(description = "The last change that you know of; the next one told has a seq of one more.")
            long seq,

            Instant serverTime)
            implements EventJson {}

    /** A new article at the head of the feed: a notice, never part of a session that has begun. */
    @Schema(name = "ArticlePublished")
    @JsonInclude(Include.NON_NULL)
    record ArticlePublished(
            long seq,
            String id,
            long number,
            String slug,
            String url,

            @Schema(description = "Missing, like all that follows, where it was retracted since.") @Nullable
            String title,

            @Nullable Section section,
            @Nullable Instant publishedAt,

            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    description =
                            "Articles of the whole site that are newer than the session's head, this one included.")
            @Nullable
            Long newerCount)
            implements EventJson {

        /** Without the count, which each reader has for itself. */
        static ArticlePublished of(Change change, Site site) {
            var headline = change.headline();
            return new ArticlePublished(
                    change.seq(),
                    change.event().article().toString(),
                    change.number(),
                    change.slug(),
                    site.absolute(site.articlePath(change.slug())),
                    headline == null ? null : headline.title(),
                    headline == null ? null : headline.section(),
                    headline == null ? null : headline.publishedAt(),
                    null);
        }
    }

    /** A correction. */
    @Schema(name = "ArticleUpdated")
    @JsonInclude(Include.NON_NULL)
    record ArticleUpdated(
            long seq,
            String id,

            @Schema(description = "The version that this correction made.")
            int version,

            String slug,
            String url,

            @Schema(description = "What readers are told of it.") @Nullable
            String correction,

            @Schema(
                    description =
                            "As it is now: its version may be higher. Missing, like the correction, where it was retracted since.")
            @Nullable
            ArticleJson article,

            @Schema(description = "Only with `html=1`: the article's element, as the page draws it.") @Nullable
            String html)
            implements EventJson {

        static ArticleUpdated of(Change change, @Nullable ArticleJson article, @Nullable String html, Site site) {
            return new ArticleUpdated(
                    change.seq(),
                    change.event().article().toString(),
                    change.event().version(),
                    change.slug(),
                    site.absolute(site.articlePath(change.slug())),
                    change.note(),
                    article,
                    html);
        }

        ArticleUpdated with(@Nullable String drawn) {
            return new ArticleUpdated(seq, id, version, slug, url, correction, article, drawn);
        }
    }

    /** A takedown or a kill. */
    @Schema(name = "ArticleRetracted")
    record ArticleRetracted(
            long seq,
            String id,
            int version,
            String slug,
            String url,

            @Schema(allowableValues = {"takedown", "kill"}) String kind,

            @Schema(description = "What stands in the article's place.")
            String notice)
            implements EventJson {

        static ArticleRetracted of(Change change, Site site) {
            var retraction = (ArticleEvent.ArticleRetracted) change.event();
            return new ArticleRetracted(
                    change.seq(),
                    retraction.article().toString(),
                    retraction.version(),
                    change.slug(),
                    site.absolute(site.articlePath(change.slug())),
                    retraction.kind().code(),
                    java.util.Objects.requireNonNullElse(change.note(), ""));
        }
    }

    /** Readers see more comments than before, or fewer. A hint: the page of comments is the truth. */
    @Schema(name = "CommentsChanged")
    record CommentsChanged(
            String articleId,

            @Schema(description = "Comments that readers see, replies among them.")
            int count) implements EventJson {}

    /** What happened since cannot be told change by change. */
    @Schema(name = "Resync")
    @JsonInclude(Include.NON_NULL)
    record ResyncEvent(
            @Schema(allowableValues = {"unknown-id", "expired", "overflow", "unknown-change"})
            String reason,

            @Schema(
                    description =
                            "`changes`: ask `/api/v1/changes` for what came after the last change you know. `page`: load anew what you show.",
                    allowableValues = {"page", "changes"})
            String refetch,

            @Schema(description = "Only of `unknown-change`: that change.") @Nullable
            Long seq)
            implements EventJson {

        static ResyncEvent of(Resync why, @Nullable Long seq) {
            return new ResyncEvent(why.reason(), why.refetch(), seq);
        }
    }

    /** A sign of life. */
    @Schema(name = "Ping")
    record Ping(
            @Schema(description = "The last change that you were told of.")
            long seq,

            Instant serverTime) implements EventJson {}

    /** The stream ends; come back by the last id. */
    @Schema(name = "Bye")
    record Bye(
            @Schema(
                    allowableValues = {
                        "rotation",
                        "drain",
                        "capacity",
                        "too-many-streams",
                        "dependency-unavailable",
                        "slow",
                        "replaced"
                    })
            String reason,

            long retryMs)
            implements EventJson {}
}
