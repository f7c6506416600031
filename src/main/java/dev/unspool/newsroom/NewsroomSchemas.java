package dev.unspool.newsroom;

import dev.unspool.access.Scope;
import dev.unspool.access.TokenOrder;
import dev.unspool.article.Image;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the doors take, for the document for machines. {@link Fields} reads it: a missing field, a null and a slip of the pen differ there. */
final class NewsroomSchemas {

    private static final String LINE = "One line of plain text.";

    private NewsroomSchemas() {}

    @Schema(name = "ArticleSubmission")
    record Article(
            @Schema(description = LINE, requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 500)
            String title,

            @Nullable @Schema(description = LINE, maxLength = 2_000)
            String standfirst,

            @Schema(
                    description = "HTML. Cleaned when it comes in; what is no news prose is left out.",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    maxLength = 1_000_000)
            String bodyHtml,

            @Schema(
                    description = "Its name, such as `Harbour`.",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    maxLength = 200)
            String section,

            @Nullable @Schema(description = "Names; at most 150.")
            List<String> tags,

            @Nullable @Schema(description = "Or only the name, as a string.")
            Author author,

            @Nullable Image image,

            @Nullable @Schema(description = "BCP 47; that of the site where it is missing.")
            String language,

            @Nullable @Schema(description = "Not in the future. That of the publication where it is missing.")
            Instant publishedAt,

            @Nullable @Schema(description = "Publish it at once; only with `POST`. Needs the scope `publish` too.")
            Boolean publish) {}

    @Schema(name = "AuthorSubmission")
    record Author(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String name,

            @Nullable String bio,

            @Nullable @Schema(description = "https, or from the site's root.")
            String avatar) {}

    @Schema(name = "PublicationOrder")
    record Publication(
            @Nullable
            @Schema(
                    description =
                            "The date to bear, not in the future; that of the draft, or now, where it is missing.")
            Instant at) {}

    @Schema(name = "CorrectionSubmission", description = "At least one of the first four. What is missing stays.")
    record Correction(
            @Nullable String title,

            @Nullable @Schema(description = "Null takes it away.")
            String standfirst,

            @Nullable String bodyHtml,

            @Nullable @Schema(description = "Null takes it away.")
            Image image,

            @Schema(
                    description = "What readers are told.",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    maxLength = Notes.MAX)
            String note) {}

    @Schema(name = "RetractionOrder")
    record Retraction(
            @Schema(
                    description = "What readers get in place of the article.",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    maxLength = Notes.MAX)
            String notice) {}

    @Schema(name = "TokenOrder")
    record Token(
            @Schema(description = "What it is for.", requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 200)
            String name,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            Set<Scope> scopes,

            @Nullable
            @Schema(
                    description = "Until it expires.",
                    minimum = "1",
                    maximum = "" + TokenOrder.MAX_DAYS,
                    defaultValue = "" + TokenOrder.DEFAULT_DAYS)
            Integer days) {}
}
