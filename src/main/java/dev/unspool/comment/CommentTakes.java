package dev.unspool.comment;

import io.swagger.v3.oas.annotations.media.Schema;

/** What the doors take, for the API's document: read field by field. */
final class CommentTakes {

    private CommentTakes() {}

    @Schema(name = "CommentSubmission")
    record New(
            @Schema(description = "1 to 60 characters in one line.", requiredMode = Schema.RequiredMode.REQUIRED)
            String name,

            @Schema(
                    description = "Plain text of 1 to 5,000 characters. Markup is text like any other.",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String text,

            @Schema(
                    description = "The comment at the top level that it answers.",
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED)
            String parentId,

            @Schema(
                    description =
                            "`form.token` of the page of comments. Without it, the comment waits for a moderator.",
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED)
            String formToken,

            @Schema(
                    description = "Leave it empty: a field that people do not see, for programs to fill.",
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED)
            String website) {}

    @Schema(name = "CommentEdit")
    record Edit(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String text) {}

    @Schema(name = "CommentReport")
    record Report(
            @Schema(description = "At most 500 characters.", requiredMode = Schema.RequiredMode.NOT_REQUIRED)
            String reason) {}
}
