package dev.unspool.newsroom;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.unspool.article.Author;
import dev.unspool.article.Image;
import dev.unspool.article.Section;
import dev.unspool.article.Tag;
import dev.unspool.ledger.Dossier;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An article in any state, as the newsroom's doors spell it. */
@Schema(name = "NewsroomArticle")
record DossierJson(
        String id,

        @Schema(allowableValues = {"draft", "published", "retracted"})
        String status,

        @Schema(description = "Send it as `If-Match` with the next change.")
        String etag,

        @Schema(description = "0 for a draft, 1 when published, one more with every correction and retraction.")
        int version,

        @Nullable @Schema(description = "Null for a draft.") Long number,

        @Nullable @Schema(description = "Null for a draft: its publication gives it one.")
        String slug,

        @Nullable @Schema(description = "Where readers find it; null for a draft.")
        String url,

        String title,
        @Nullable String standfirst,

        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Cleaned. Lists leave it out.")
        String bodyHtml,

        Section section,
        List<Tag> tags,
        @Nullable Author author,
        @Nullable Image image,
        String language,
        String dir,

        @Nullable @Schema(description = "Of a draft: the date that it shall bear, null for that of its publication.")
        Instant publishedAt,

        Instant updatedAt,
        int readingMinutes,

        @Nullable @Schema(description = "What readers get in place of the article; null unless it is retracted.")
        Notice retraction) {

    static DossierJson of(Dossier dossier, Site site) {
        return new DossierJson(
                dossier.id().toString(),
                dossier.status().code(),
                EntityTag.of(dossier.edition()),
                dossier.version(),
                dossier.number(),
                dossier.slug(),
                dossier.slug() == null ? null : site.absolute(site.articlePath(dossier.slug())),
                dossier.title(),
                dossier.standfirst(),
                dossier.bodyHtml(),
                dossier.section(),
                dossier.tags(),
                dossier.author(),
                dossier.image(),
                dossier.language().tag(),
                dossier.language().direction(),
                dossier.publishedAt(),
                dossier.updatedAt(),
                dossier.readingMinutes(),
                Notice.of(dossier.retraction()));
    }

    @Schema(name = "RetractionNotice")
    record Notice(
            @Schema(allowableValues = {"takedown", "kill"}) String kind, String notice) {

        static @Nullable Notice of(Dossier.@Nullable Notice notice) {
            return notice == null ? null : new Notice(notice.kind().code(), notice.text());
        }
    }
}
