package dev.unspool.newsroom;

import dev.unspool.access.Scope;
import dev.unspool.access.TokenRequest;
import dev.unspool.article.Draft;
import dev.unspool.article.Slug;
import dev.unspool.openapi.SchemaPatterns;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes the request bodies for the OpenAPI document. {@link DraftFields} reads the bodies themselves, because it distinguishes a
 * missing field, a null and a misspelt name.
 */
final class NewsroomSchemas {

    private static final String TITLE = "The headline: one line of plain text.";
    private static final String STANDFIRST = "A sentence or two beneath the headline: one line of plain text.";
    private static final String BODY = "HTML. Cleaned when it comes in; what is no news prose is left out.";

    private static final String TIME_ZONE =
            "The time zone in which `at` was typed, such as `Europe/Berlin`; the offset of `at` where it is missing. The offset of `at` is that of"
                    + " this zone at that time, or `Z`.";

    private NewsroomSchemas() {}

    private static final String NEEDED = " A draft may lack it.";

    /** An article to create. {@link DraftSchema} derives the body that replaces a draft from it. */
    @Schema(name = "ArticleSubmission", additionalProperties = AdditionalPropertiesValue.FALSE)
    record Article(
            @Nullable @Schema(description = TITLE + NEEDED, maxLength = Draft.MAX_TITLE, pattern = SchemaPatterns.TEXT)
            String title,

            @Nullable @Schema(description = STANDFIRST, maxLength = Draft.MAX_STANDFIRST, pattern = SchemaPatterns.TEXT)
            String standfirst,

            @Nullable @Schema(description = BODY + NEEDED, maxLength = Draft.MAX_BODY, pattern = SchemaPatterns.TEXT)
            String bodyHtml,

            @Nullable
            @Schema(
                    description = "Its name, such as `Harbour`." + NEEDED,
                    maxLength = Draft.MAX_NAME,
                    pattern = SchemaPatterns.TEXT)
            String section,

            @Nullable
            @ArraySchema(
                    maxItems = Draft.MAX_TAGS,
                    arraySchema = @Schema(description = "Names of the subjects."),
                    schema =
                            @Schema(
                                    description = "The name of a subject, such as `Tides`.",
                                    maxLength = Draft.MAX_NAME,
                                    pattern = SchemaPatterns.VISIBLE))
            List<String> tags,

            @Nullable
            @Schema(
                    description = "The author, or only their name.",
                    anyOf = {AuthorName.class, Author.class})
            Object author,

            @Nullable
            @ArraySchema(
                    maxItems = Draft.MAX_AUTHORS,
                    arraySchema =
                            @Schema(description = "In place of `author`: all authors, in the order of the byline."),
                    schema = @Schema(anyOf = {AuthorName.class, Author.class}))
            List<Object> authors,

            @Nullable @Schema(description = "The lead picture.")
            Picture image,

            @Nullable
            @Schema(
                    description = "BCP 47; that of the site where it is missing.",
                    maxLength = 100,
                    pattern = SchemaPatterns.LANGUAGE)
            String language,

            @Nullable
            @Schema(
                    description = "Not in the future. That of the publication where it is missing.",
                    pattern = SchemaPatterns.TIME)
            Instant publishedAt,

            @Nullable @Schema(description = "Publish it at once. Needs the scope `publish` too.")
            Boolean publish,

            @Nullable
            @Schema(
                    description =
                            "Only of a draft: a UUID of version 7 that you made, so that it has an id before it is saved. Ours where it is missing.",
                    pattern = SchemaPatterns.TIME_ORDERED_ID)
            String id) {}

    @Schema(
            name = "AuthorName",
            type = "string",
            description = "The name of an author, in one line.",
            maxLength = Draft.MAX_NAME,
            pattern = SchemaPatterns.VISIBLE)
    interface AuthorName {}

    @Schema(
            name = "AuthorSubmission",
            description = "An author, as the author box shows them.",
            additionalProperties = AdditionalPropertiesValue.FALSE)
    record Author(
            @Nullable
            @Schema(
                    description = "Of an author that is known; then all but `role` is left out of account.",
                    pattern = SchemaPatterns.ID)
            String id,

            @Nullable
            @Schema(
                    description = "The author's id at your source. It, and else the exact name, says who it is.",
                    maxLength = Draft.MAX_NAME,
                    pattern = SchemaPatterns.TEXT)
            String sourceId,

            @Nullable
            @Schema(
                    description = "In one line; needed without `id`.",
                    maxLength = Draft.MAX_AUTHOR_NAME,
                    pattern = SchemaPatterns.VISIBLE)
            String name,

            @Nullable @Schema(description = "As our answers have it. The name decides.", maxLength = Slug.MAX_LENGTH)
            String slug,

            @Nullable
            @Schema(
                    description = "A sentence or two about them.",
                    maxLength = Draft.MAX_STANDFIRST,
                    pattern = SchemaPatterns.TEXT)
            String bio,

            @Nullable
            @Schema(
                    description = "The address of a picture: https, or from the site's root.",
                    maxLength = Draft.MAX_URL,
                    pattern = SchemaPatterns.PICTURE)
            String avatar,

            @Nullable
            @Schema(
                    description = "What the author did for the article, such as `photographs`.",
                    maxLength = Draft.MAX_NAME,
                    pattern = SchemaPatterns.TEXT)
            String role) {}

    @Schema(
            name = "TopicSubmission",
            description = "A section or a tag.",
            additionalProperties = AdditionalPropertiesValue.FALSE)
    record Topic(
            @Schema(
                    description = "Not the name of another of its kind.",
                    maxLength = Draft.MAX_NAME,
                    pattern = SchemaPatterns.VISIBLE)
            String name,

            @Schema(
                    description = "One that no other has or had. Stays where it is missing.",
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    maxLength = Slug.MAX_LENGTH,
                    pattern = SchemaPatterns.SLUG)
            String slug) {}

    @Schema(
            name = "TopicParts",
            description = "Parts of a section or a tag.",
            additionalProperties = AdditionalPropertiesValue.FALSE)
    record TopicParts(
            @Schema(
                    description = "Not the name of another of its kind.",
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    maxLength = Draft.MAX_NAME,
                    pattern = SchemaPatterns.VISIBLE)
            String name,

            @Schema(
                    description = "One that no other has or had. Stays where it is missing.",
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    maxLength = Slug.MAX_LENGTH,
                    pattern = SchemaPatterns.SLUG)
            String slug) {}

    @Schema(
            name = "AuthorProfile",
            description = "All of an author.",
            additionalProperties = AdditionalPropertiesValue.FALSE)
    record AuthorProfile(
            @Schema(
                    description = "Not the name of another of its kind.",
                    maxLength = Draft.MAX_AUTHOR_NAME,
                    pattern = SchemaPatterns.VISIBLE)
            String name,

            @Schema(
                    description = "One that no other has or had. Stays where it is missing.",
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    maxLength = Slug.MAX_LENGTH,
                    pattern = SchemaPatterns.SLUG)
            String slug,

            @Nullable
            @Schema(
                    description = "A sentence or two about them. Taken away where it is missing.",
                    maxLength = Draft.MAX_STANDFIRST,
                    pattern = SchemaPatterns.TEXT)
            String bio,

            @Nullable
            @Schema(
                    description =
                            "The address of a picture: https, or from the site's root. Taken away where it is missing.",
                    maxLength = Draft.MAX_URL,
                    pattern = SchemaPatterns.PICTURE)
            String avatar) {}

    @Schema(
            name = "AuthorParts",
            description = "Parts of an author.",
            additionalProperties = AdditionalPropertiesValue.FALSE)
    record AuthorParts(
            @Schema(
                    description = "Not the name of another of its kind.",
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    maxLength = Draft.MAX_AUTHOR_NAME,
                    pattern = SchemaPatterns.VISIBLE)
            String name,

            @Schema(
                    description = "One that no other has or had. Stays where it is missing.",
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    maxLength = Slug.MAX_LENGTH,
                    pattern = SchemaPatterns.SLUG)
            String slug,

            @Nullable
            @Schema(
                    description = "A sentence or two about them. Null takes it away.",
                    maxLength = Draft.MAX_STANDFIRST,
                    pattern = SchemaPatterns.TEXT)
            String bio,

            @Nullable
            @Schema(
                    description = "The address of a picture: https, or from the site's root. Null takes it away.",
                    maxLength = Draft.MAX_URL,
                    pattern = SchemaPatterns.PICTURE)
            String avatar) {}

    @Schema(
            name = "ImageSubmission",
            description = "A lead picture.",
            additionalProperties = AdditionalPropertiesValue.FALSE)
    record Picture(
            @Schema(
                    description = "Its address: https, or from the site's root.",
                    maxLength = Draft.MAX_URL,
                    pattern = SchemaPatterns.PICTURE)
            String url,

            @Nullable
            @Schema(description = "In pixels; only together with the height.", minimum = "1", maximum = "2147483647")
            Integer width,

            @Nullable
            @Schema(description = "In pixels; only together with the width.", minimum = "1", maximum = "2147483647")
            Integer height,

            @Nullable
            @Schema(
                    description = "What it shows, for those who do not see it.",
                    maxLength = Draft.MAX_STANDFIRST,
                    pattern = SchemaPatterns.TEXT)
            String alt) {}

    @Schema(
            name = "PublicationOrder",
            description = "May be left out.",
            additionalProperties = AdditionalPropertiesValue.FALSE)
    record Publication(
            @Nullable
            @Schema(
                    description =
                            "The date to bear; that of the draft, or now, where it is missing. In the future: when to publish it.",
                    pattern = SchemaPatterns.TIME)
            Instant at,

            @Nullable
            @Schema(description = TIME_ZONE, maxLength = ScheduleRules.MAX_ZONE, pattern = SchemaPatterns.TIME_ZONE)
            String timeZone) {}

    @Schema(name = "ScheduleOrder", additionalProperties = AdditionalPropertiesValue.FALSE)
    record ScheduleOrder(
            @Schema(
                    description =
                            "`publish` publishes a draft; `embargo` forbids that until then; `correct` and `takedown` change a published article.",
                    allowableValues = {"publish", "correct", "takedown", "embargo"})
            String action,

            @Schema(
                    description = "When, to the microsecond: in the future, at most ten years.",
                    pattern = SchemaPatterns.LATE_TIME)
            Instant at,

            @Nullable
            @Schema(description = TIME_ZONE, maxLength = ScheduleRules.MAX_ZONE, pattern = SchemaPatterns.TIME_ZONE)
            String timeZone,

            @Nullable @Schema(description = "Of `correct`, and needed there: the correction.")
            Correction correction,

            @Nullable
            @Schema(
                    description =
                            "Of `takedown`, and needed there: what readers get in place of the article, in one line.",
                    maxLength = ReaderNote.MAX,
                    pattern = SchemaPatterns.VISIBLE)
            String notice) {}

    @Schema(name = "ScheduleMove", additionalProperties = AdditionalPropertiesValue.FALSE)
    record ScheduleMove(
            @Schema(
                    description = "When, to the microsecond: in the future, at most ten years.",
                    pattern = SchemaPatterns.LATE_TIME)
            Instant at,

            @Nullable
            @Schema(description = TIME_ZONE, maxLength = ScheduleRules.MAX_ZONE, pattern = SchemaPatterns.TIME_ZONE)
            String timeZone) {}

    @Schema(
            name = "CorrectionSubmission",
            description =
                    "The note or `silent`, and what changes: at least one of the others. What is missing stays as it is.",
            minProperties = 2,
            additionalProperties = AdditionalPropertiesValue.FALSE)
    record Correction(
            @Schema(
                    description = TITLE,
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    maxLength = Draft.MAX_TITLE,
                    pattern = SchemaPatterns.VISIBLE)
            String title,

            @Nullable
            @Schema(
                    description = STANDFIRST + " Null takes it away.",
                    maxLength = Draft.MAX_STANDFIRST,
                    pattern = SchemaPatterns.TEXT)
            String standfirst,

            @Schema(
                    description = BODY,
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    maxLength = Draft.MAX_BODY,
                    pattern = SchemaPatterns.VISIBLE)
            String bodyHtml,

            @Nullable @Schema(description = "The lead picture. Null takes it away.")
            Picture image,

            @Nullable @Schema(description = "The only author from now on; null takes all away.")
            Author author,

            @Nullable
            @ArraySchema(
                    maxItems = Draft.MAX_AUTHORS,
                    arraySchema = @Schema(description = "In place of `author`: all authors from now on."),
                    schema = @Schema(anyOf = {AuthorName.class, Author.class}))
            List<Object> authors,

            @Schema(
                    description = "Its name, such as `Harbour`.",
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    maxLength = Draft.MAX_NAME,
                    pattern = SchemaPatterns.VISIBLE)
            String section,

            @Nullable
            @ArraySchema(
                    maxItems = Draft.MAX_TAGS,
                    arraySchema = @Schema(description = "Names of all subjects from now on; null takes all away."),
                    schema =
                            @Schema(
                                    description = "The name of a subject, such as `Tides`.",
                                    maxLength = Draft.MAX_NAME,
                                    pattern = SchemaPatterns.VISIBLE))
            List<String> tags,

            @Schema(
                    description = "BCP 47.",
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    maxLength = 100,
                    pattern = SchemaPatterns.LANGUAGE)
            String language,

            @Schema(
                    description =
                            "In lower case, and one that no other article has or had. The former one leads to it.",
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    maxLength = Slug.MAX_LENGTH,
                    pattern = SchemaPatterns.SLUG)
            String slug,

            @Schema(
                    description = "What readers are told, in one line. Needed without `silent`.",
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    maxLength = ReaderNote.MAX,
                    pattern = SchemaPatterns.VISIBLE)
            String note,

            @Nullable
            @Schema(
                    description =
                            "Of a typing mistake: readers are told nothing, the audit log is. Only where the operator allows it.")
            Boolean silent) {}

    @Schema(name = "RetractionOrder", additionalProperties = AdditionalPropertiesValue.FALSE)
    record Retraction(
            @Schema(
                    description = "What readers get in place of the article, in one line.",
                    maxLength = ReaderNote.MAX,
                    pattern = SchemaPatterns.VISIBLE)
            String notice) {}

    @Schema(
            name = "RestorationOrder",
            description = "May be left out.",
            additionalProperties = AdditionalPropertiesValue.FALSE)
    record Restoration(
            @Nullable
            @Schema(
                    description =
                            "What readers are told, in one line, among the corrections; nothing where it is missing.",
                    maxLength = ReaderNote.MAX,
                    pattern = SchemaPatterns.VISIBLE)
            String note) {}

    @Schema(name = "TokenOrder", additionalProperties = AdditionalPropertiesValue.FALSE)
    record Token(
            @Schema(
                    description = "What it is for, in one line.",
                    maxLength = TokenRequest.MAX_NAME,
                    pattern = SchemaPatterns.VISIBLE)
            String name,

            @ArraySchema(
                    minItems = 1,
                    arraySchema = @Schema(description = "What it allows; no scope includes another."))
            Set<Scope> scopes,

            @Nullable
            @Schema(
                    description = "Until it expires.",
                    minimum = "1",
                    maximum = "" + TokenRequest.MAX_DAYS,
                    defaultValue = "" + TokenRequest.DEFAULT_DAYS)
            Integer days) {}
}
