package dev.unspool.newsroom;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.unspool.article.Author;
import dev.unspool.article.Image;
import dev.unspool.article.Section;
import dev.unspool.article.Tag;
import dev.unspool.ledger.NewsroomArchive.DraftRevision;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of what a draft was after a save. */
@Schema(name = "DraftRevision")
record DraftRevisionJson(
        @Schema(description = "Names it in addresses, and was the `ETag` of the draft, but for the quotation marks.")
        String edition,

        @Schema(description = "When it was saved.") Instant at,

        @Schema(description = "Plain text; empty where there was none yet.")
        String title,

        @Schema(description = "A sentence or two beneath the headline, in plain text.") @Nullable
        String standfirst,

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Cleaned; empty where there was none yet. Lists leave it out.")
        String bodyHtml,

        @Schema(description = "The part of the site where it should stand; null where there was none yet.") @Nullable
        Section section,

        @Schema(description = "Its subjects.") List<Tag> tags,
        @Schema(description = "In the order of the byline.") List<Author> authors,
        @Schema(description = "The lead picture.") @Nullable Image image,
        @Schema(description = "BCP 47.") String language,

        @Schema(description = "The date that it should bear, null for that of its publication.") @Nullable
        Instant publishedAt) {

    static DraftRevisionJson of(DraftRevision revision) {
        var header = revision.header();
        var filing = revision.filing();
        return new DraftRevisionJson(
                revision.edition().toString(),
                revision.at(),
                header.title(),
                header.standfirst(),
                revision.bodyHtml(),
                NewsroomArticleJson.section(filing),
                filing.tags(),
                filing.authors(),
                header.image(),
                filing.language().tag(),
                revision.publishedAt());
    }
}
