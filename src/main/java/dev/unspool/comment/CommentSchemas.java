package dev.unspool.comment;

import dev.unspool.openapi.SchemaPatterns;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import org.jspecify.annotations.Nullable;

/** Request bodies for the OpenAPI document. The endpoints read them field by field. */
final class CommentSchemas {

    private static final String TEXT = "Plain text with a visible character. Markup is text like any other.";

    private CommentSchemas() {}

    @Schema(name = "CommentSubmission", additionalProperties = AdditionalPropertiesValue.FALSE)
    record New(
            @Schema(
                    description = "The reader's name, in one line with a visible character.",
                    maxLength = CommentText.MAX_NAME,
                    pattern = SchemaPatterns.NAME)
            String name,

            @Schema(description = TEXT, maxLength = CommentText.MAX_TEXT, pattern = SchemaPatterns.COMMENT)
            String text,

            @Nullable
            @Schema(description = "The comment at the top level that it answers.", pattern = SchemaPatterns.ID)
            String parentId,

            @Nullable
            @Schema(
                    description =
                            "`form.token` of the page of comments. Without it, the comment waits for a moderator.",
                    maxLength = 500)
            String formToken,

            @Nullable
            @Schema(
                    description = "Leave it empty: a field that people do not see, for programs to fill.",
                    maxLength = 500)
            String website) {}

    @Schema(name = "CommentEdit", additionalProperties = AdditionalPropertiesValue.FALSE)
    record Edit(
            @Schema(description = TEXT, maxLength = CommentText.MAX_TEXT, pattern = SchemaPatterns.COMMENT)
            String text) {}

    @Schema(
            name = "CommentReport",
            description = "May be left out.",
            additionalProperties = AdditionalPropertiesValue.FALSE)
    record Report(
            @Nullable @Schema(description = "What is wrong with the comment.", maxLength = CommentController.MAX_REASON)
            String reason) {}
}
