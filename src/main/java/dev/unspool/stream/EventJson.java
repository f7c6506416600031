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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data of the events that only a stream has, in the API's JSON. */
sealed interface EventJson {

    String TYPE = "The name of the event.";

    /** Returns the name of the event. */
    String type();

    /** The first event of every stream. */
    @Schema(name = "HelloEvent")
    record Hello(
            @Schema(description = TYPE, allowableValues = Hello.NAME)
            String type,

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

            @Schema(description = "The credit of the stream: articles up to this position are sent.")
            int upTo,

            @Schema(description = "Number of the newest article of the session.")
            long head,

            @Schema(description = "The last change that you know of; the next one told has a seq of one more.")
            long seq,

            @Schema(
                    description =
                            "Where the tail tells the same changes, for when the stream does not: replace the seq in it by the last that you know.")
            String tail,

            @Schema(description = "The server's clock.") Instant serverTime)
            implements EventJson {

        static final String NAME = "hello";
    }

    /** A new article at the head of the feed: a notice, never part of a session that has begun. */
    @Schema(name = "ArticlePublished")
    @JsonInclude(Include.NON_NULL)
    record ArticlePublished(
            @Schema(description = TYPE, allowableValues = ArticlePublished.NAME)
            String type,

            @Schema(description = "Its place in the change log.")
            long seq,

            @Schema(description = "The id of the article.") String id,

            @Schema(description = "The number of the article.")
            long number,

            @Schema(description = "The readable part of the page's address.")
            String slug,

            @Schema(description = "Canonical address of the article's page.")
            String url,

            @Schema(description = "Missing, like all that follows, where it was retracted since.") @Nullable
            String title,

            @Schema(description = "The part of the site where it stands.") @Nullable
            Section section,

            @Schema(description = "The date that it bears.") @Nullable
            Instant publishedAt,

            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    description =
                            "Articles of the whole site that are newer than the session's head, this one included.")
            @Nullable
            Long newerCount)
            implements EventJson {

        static final String NAME = "article-published";

        /** Without {@code newerCount}, which differs from reader to reader. */
        static ArticlePublished of(Change change, Site site) {
            var headline = change.headline();
            return new ArticlePublished(
                    NAME,
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

    /** A correction, or an article that is back after a takedown. */
    @Schema(name = "ArticleUpdated")
    @JsonInclude(Include.NON_NULL)
    record ArticleUpdated(
            @Schema(description = TYPE, allowableValues = ArticleUpdated.NAME)
            String type,

            @Schema(description = "Its place in the change log.")
            long seq,

            @Schema(description = "The id of the article.") String id,

            @Schema(description = "The version that this correction made.")
            int version,

            @Schema(description = "The readable part of the page's address.")
            String slug,

            @Schema(description = "Canonical address of the article's page.")
            String url,

            @Schema(
                    description =
                            "The article's title as it is now. Missing, like all that follows, where it was retracted since.")
            @Nullable
            String title,

            @Schema(description = "What readers are told of it.") @Nullable
            String correction,

            @Schema(description = ArticleUpdated.CHANGED) @Nullable
            List<String> changed,

            @Schema(description = "Only with `bodies=1`: the article as it is now, perhaps in a higher version.")
            @Nullable
            ArticleJson article,

            @Schema(description = "Only with `bodies=1` and `html=1`: the article's element, as the page draws it.")
            @Nullable
            String html)
            implements EventJson {

        static final String NAME = "article-updated";

        static final String CHANGED =
                "The fields that the correction changed, by their names in an article: `title, standfirst, bodyHtml, image, authors, section, tags, language, slug`,"
                        + " and others that you do not know. Missing where that is not known: any may have changed.";

        /** Without the article and its element, which are encoded once for all corrections of the article. */
        static ArticleUpdated of(Change change, Site site) {
            return new ArticleUpdated(
                    NAME,
                    change.seq(),
                    change.event().article().toString(),
                    change.event().version(),
                    change.slug(),
                    site.absolute(site.articlePath(change.slug())),
                    change.headline() == null ? null : change.headline().title(),
                    change.note(),
                    change.changed(),
                    null,
                    null);
        }
    }

    /** A takedown or a kill. */
    @Schema(name = "ArticleRetracted")
    record ArticleRetracted(
            @Schema(description = TYPE, allowableValues = ArticleRetracted.NAME)
            String type,

            @Schema(description = "Its place in the change log.")
            long seq,

            @Schema(description = "The id of the article.") String id,

            @Schema(description = "The version that the retraction made.")
            int version,

            @Schema(description = "The readable part of the page's address.")
            String slug,

            @Schema(description = "Canonical address of the article's page.")
            String url,

            @Schema(
                    description = "`kill`: the text is gone for good.",
                    allowableValues = {"takedown", "kill"})
            String kind,

            @Schema(description = "What stands in the article's place.")
            String notice)
            implements EventJson {

        static final String NAME = "article-retracted";

        static ArticleRetracted of(Change change, Site site) {
            var retraction = (ArticleEvent.ArticleRetracted) change.event();
            return new ArticleRetracted(
                    NAME,
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
            @Schema(description = TYPE, allowableValues = CommentsChanged.NAME)
            String type,

            @Schema(description = "The id of the article.") String articleId,

            @Schema(description = "Comments that readers see, replies among them.")
            int count)
            implements EventJson {

        static final String NAME = "comments-changed";

        CommentsChanged(String articleId, int count) {
            this(NAME, articleId, count);
        }
    }

    /** Changes were missed and cannot be sent one by one. */
    @Schema(name = "Resync")
    @JsonInclude(Include.NON_NULL)
    record ResyncEvent(
            @Schema(description = TYPE, allowableValues = ResyncEvent.NAME)
            String type,

            @Schema(
                    description = "Why changes cannot be sent one by one.",
                    allowableValues = {
                        "unknown-id",
                        "unknown-article",
                        "expired",
                        "overflow",
                        "unknown-change",
                        "filing-changed",
                        "killed"
                    })
            String reason,

            @Schema(
                    description =
                            "`changes`: ask `/api/v1/changes` for what came after the last change you know. `page`: load anew what you show.",
                    allowableValues = {"page", "changes"})
            String refetch,

            @Schema(description = "Only of `unknown-change`, `filing-changed` and `killed`: that change.") @Nullable
            Long seq)
            implements EventJson {

        static final String NAME = "resync";

        static ResyncEvent of(Resync cause, @Nullable Long seq) {
            return new ResyncEvent(NAME, cause.reason(), cause.refetch(), seq);
        }
    }

    /** A sign of life. */
    @Schema(name = "Ping")
    record Ping(
            @Schema(description = TYPE, allowableValues = Ping.NAME)
            String type,

            @Schema(description = "The last change that you were told of.")
            long seq,

            @Schema(description = "The server's clock.") Instant serverTime)
            implements EventJson {

        static final String NAME = "ping";

        Ping(long seq, Instant serverTime) {
            this(NAME, seq, serverTime);
        }
    }

    /** The stream ends; come back with the last id. */
    @Schema(name = "Bye")
    record Bye(
            @Schema(description = TYPE, allowableValues = Bye.NAME)
            String type,

            @Schema(
                    description = "Why the stream ends.",
                    allowableValues = {
                        "rotation",
                        "drain",
                        "capacity",
                        "too-many-streams",
                        "dependency-unavailable",
                        "slow",
                        "replaced",
                        "restored"
                    })
            String reason,

            @Schema(description = "Milliseconds to wait before coming back.")
            long retryMs,

            @Schema(
                    description =
                            "Where the tail tells changes meanwhile. If you know a seq of your own, replace the one in it.")
            String tail)
            implements EventJson {

        static final String NAME = "bye";

        Bye(String reason, long retryMs, String tail) {
            this(NAME, reason, retryMs, tail);
        }
    }
}
