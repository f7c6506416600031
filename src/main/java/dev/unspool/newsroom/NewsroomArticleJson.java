package dev.unspool.newsroom;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.unspool.article.Author;
import dev.unspool.article.Filing;
import dev.unspool.article.Image;
import dev.unspool.article.Section;
import dev.unspool.article.Tag;
import dev.unspool.ledger.ArticleState;
import dev.unspool.ledger.NewsroomArticle;
import dev.unspool.ledger.Status;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of an article in any state, for the newsroom. */
@Schema(name = "NewsroomArticle")
record NewsroomArticleJson(
        @Schema(description = "Opaque; stays through every change.")
        String id,

        @Schema(
                description = "Where it stands.",
                allowableValues = {"draft", "published", "retracted"})
        String status,

        @Schema(description = "Send it as `If-Match` with the next change.")
        String etag,

        @Schema(
                description =
                        "0 for a draft, even a killed one; 1 when published, one more with every correction and retraction.")
        int version,

        @Nullable @Schema(description = "Null for a draft.") Long number,

        @Nullable @Schema(description = "Null for a draft: its publication gives it one. Neutral after a kill.")
        String slug,

        @Nullable @Schema(description = "Where readers find it; null for a draft.")
        String url,

        @Schema(description = "Plain text; empty in a draft that has none yet.")
        String title,

        @Schema(description = "A sentence or two beneath the headline, in plain text.") @Nullable
        String standfirst,

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Cleaned; empty in a draft that has none yet. Lists leave it out.")
        String bodyHtml,

        @Schema(description = "The part of the site where it stands; null in a draft that has none yet.") @Nullable
        Section section,

        @Schema(description = "Its subjects.") List<Tag> tags,

        @Schema(description = "The first of `authors`; null where none is known.") @Nullable
        Author author,

        @Schema(description = "In the order of the byline.") List<Author> authors,

        @Schema(description = "The lead picture.") @Nullable Image image,
        @Schema(description = "BCP 47.") String language,
        @Schema(description = "`ltr` or `rtl`.") String dir,

        @Nullable @Schema(description = "Of a draft: the date that it shall bear, null for that of its publication.")
        Instant publishedAt,

        @Schema(description = "When it was changed last.") Instant updatedAt,

        @Schema(description = "Minutes that reading it takes; 0 in a draft without a text.")
        int readingMinutes,

        @Nullable @Schema(description = "What readers get in place of the article; null unless it is retracted.")
        Notice retraction,

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Only of a draft: what it still needs to be published; empty once nothing is missing.")
        List<Missing> readiness) {

    static NewsroomArticleJson of(NewsroomArticle article, Site site) {
        var state = article.state();
        var name = article.name();
        var header = article.header();
        var filing = article.filing();
        return new NewsroomArticleJson(
                article.id().toString(),
                state.status().code(),
                EntityTag.of(state.edition()),
                state.version(),
                name == null ? null : name.number(),
                name == null ? null : name.slug(),
                name == null ? null : site.absolute(site.articlePath(name.slug())),
                header.title(),
                header.standfirst(),
                article.bodyHtml(),
                section(filing),
                filing.tags(),
                filing.author(),
                filing.authors(),
                header.image(),
                filing.language().tag(),
                filing.language().direction(),
                article.publishedAt(),
                state.updatedAt(),
                article.readingMinutes(),
                Notice.of(state.retraction()),
                state.status() == Status.DRAFT ? Missing.of(article) : null);
    }

    /** Returns the section; null in a draft that has none yet. */
    static @Nullable Section section(Filing filing) {
        return filing.section().equals(Section.NONE) ? null : filing.section();
    }

    @Schema(name = "MissingPart", description = "A part that a draft still needs to be published.")
    record Missing(
            @Schema(description = "The part, such as `title`.")
            String field,

            @Schema(description = "Names the rule, for programs.")
            String code,

            @Schema(description = "What to do.") String message) {

        static List<Missing> of(NewsroomArticle article) {
            return article.missing().stream()
                    .map(ApiFaults::named)
                    .map(fault -> new Missing(fault.field(), fault.code(), fault.message()))
                    .toList();
        }
    }

    @Schema(name = "RetractionNotice")
    record Notice(
            @Schema(
                    description = "`kill`: the text is gone for good.",
                    allowableValues = {"takedown", "kill"})
            String kind,

            @Schema(description = "What readers get in place of the article.")
            String notice) {

        static @Nullable Notice of(ArticleState.@Nullable Notice notice) {
            return notice == null ? null : new Notice(notice.kind().code(), notice.text());
        }
    }
}
