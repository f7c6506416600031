package dev.unspool.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.unspool.comment.ThreadPage.Entry;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A comment in the API. */
@Schema(name = "Comment")
public record CommentJson(
        @Schema(description = "Opaque.") String id,

        @Nullable @Schema(description = "The comment that it answers; null at the top level.")
        String parentId,

        @Schema(description = "As its author gave it, checked by nobody: draw it as text. Empty once it is removed.")
        String name,

        @Schema(description = "Plain text, never markup, with line breaks as `\\n`. Empty once it is removed.")
        String text,

        @Schema(description = "When it was written.") Instant createdAt,

        @Nullable @Schema(description = "When its author changed it; null where they did not.")
        Instant editedAt,

        @Schema(description = "Only its place is left, for the sake of its replies.")
        boolean removed,

        @Schema(description = "What readers answered.") Replies replies,

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "With `Unspool-Author`: whether you wrote it.")
        Boolean mine,

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "Of your own: `pending` while only you see it.",
                allowableValues = {"approved", "pending"})
        String state,

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Of your own: until then you can change or delete it.")
        Instant editableUntil) {

    /** @param hasAuthor whether it is for a reader who names themselves as an author */
    public static CommentJson of(Entry entry, boolean hasAuthor) {
        var comment = entry.comment();
        return new CommentJson(
                comment.id().toString(),
                comment.parent() == null ? null : comment.parent().toString(),
                comment.name(),
                comment.text(),
                comment.createdAt(),
                comment.editedAt(),
                entry.removed(),
                new Replies(
                        comment.replies(),
                        entry.replies().stream()
                                .map(reply -> of(reply, hasAuthor))
                                .toList(),
                        entry.moreReplies()),
                hasAuthor ? entry.mine() : null,
                entry.mine() && !entry.removed() ? (entry.waits() ? "pending" : "approved") : null,
                entry.editableUntil());
    }

    @Schema(name = "CommentReplies")
    public record Replies(
            @Schema(description = "All that readers see.") int count,

            @ArraySchema( // named by hand: a schema that contains itself is left open when it is read from the classes
                    arraySchema =
                            @Schema(description = "The first three, the oldest first. Replies have none themselves."),
                    schema = @Schema(ref = "#/components/schemas/Comment"))
            List<CommentJson> items,

            @Nullable
            @Schema(
                    description =
                            "The cursor behind them: ask with it, `parent` and `order=oldest`. Null where there are no more.")
            String next) {}
}
