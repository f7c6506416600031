package dev.unspool.moderation;

import dev.unspool.comment.CommentId;
import dev.unspool.openapi.SchemaPatterns;
import dev.unspool.web.Fault;
import dev.unspool.web.Problem;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Request bodies of the moderators' endpoints. */
final class ModerationOrder {

    /** Characters of a reason, which is a note to other moderators. */
    private static final int MAX_REASON = 500;

    private ModerationOrder() {}

    @Schema(
            name = "ModerationNote",
            description = "May be left out.",
            additionalProperties = AdditionalPropertiesValue.FALSE)
    record One(
            @Nullable @Schema(description = "The version that was looked at; another one is left alone.")
            Integer version,

            @Nullable
            @Schema(description = "For other moderators.", maxLength = MAX_REASON, pattern = SchemaPatterns.TEXT)
            String reason) {

        static final One EMPTY = new One(null, null);

        /** Returns the reason. @throws Problem if it is too long */
        @Nullable
        String note() {
            checked(reason);
            return reason;
        }
    }

    @Schema(
            name = "AuthorHoldNote",
            description = "May be left out.",
            additionalProperties = AdditionalPropertiesValue.FALSE)
    record Hold(
            @Nullable
            @Schema(description = "For other moderators.", maxLength = MAX_REASON, pattern = SchemaPatterns.TEXT)
            String reason) {

        static final Hold EMPTY = new Hold(null);

        /** Returns the reason. @throws Problem if it is too long */
        @Nullable
        String note() {
            checked(reason);
            return reason;
        }
    }

    @Schema(name = "ModerationBulk", additionalProperties = AdditionalPropertiesValue.FALSE)
    record Bulk(
            @Nullable
            @Schema(
                    description = "What to do with them.",
                    allowableValues = {"approve", "reject", "spam", "remove"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String action,

            @Nullable
            @ArraySchema(
                    minItems = 1,
                    maxItems = Decisions.MAX,
                    arraySchema =
                            @Schema(
                                    description = "The comments to decide on.",
                                    requiredMode = Schema.RequiredMode.REQUIRED),
                    schema = @Schema(description = "The id of a comment.", pattern = SchemaPatterns.ID))
            List<String> ids,

            @Nullable @Schema(description = "By id: the version that was looked at.")
            Map<String, Integer> versions,

            @Nullable
            @Schema(description = "For other moderators.", maxLength = MAX_REASON, pattern = SchemaPatterns.TEXT)
            String reason) {

        ModerationAction act() {
            return ModerationAction.of(String.valueOf(action))
                    .orElseThrow(() -> invalid("action", "unknown", "must be approve, reject, spam or remove"));
        }

        /** Returns each comment once, in the order of the request. */
        List<DecisionTarget> targets() {
            var wanted = new LinkedHashSet<>(ids == null ? List.<String>of() : ids);
            if (wanted.isEmpty() || wanted.size() > Decisions.MAX) {
                throw invalid("ids", "out-of-range", "must name from 1 to " + Decisions.MAX + " comments");
            }
            checked(reason);
            return wanted.stream().map(this::target).toList();
        }

        private DecisionTarget target(String id) {
            var comment = Optional.ofNullable(id)
                    .flatMap(CommentId::parse)
                    .orElseThrow(() -> invalid("ids", "malformed", "must hold ids of comments only"));
            return new DecisionTarget(comment, versions == null ? null : versions.get(id));
        }
    }

    @Schema(name = "ModerationUndo", additionalProperties = AdditionalPropertiesValue.FALSE)
    record Undo(
            @Nullable
            @Schema(
                    description = "`batch` of the decision.",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    pattern = SchemaPatterns.ID)
            String batch) {

        UUID id() {
            return Optional.ofNullable(batch)
                    .flatMap(CommentId::parse)
                    .map(CommentId::value)
                    .orElseThrow(() -> invalid("batch", "malformed", "must be the `batch` of a decision"));
        }
    }

    static Problem invalid(String field, String code, String message) {
        return Problem.invalid(List.of(new Fault(field, code, message)));
    }

    private static void checked(@Nullable String reason) {
        if (reason != null && (reason.codePointCount(0, reason.length()) > MAX_REASON || reason.indexOf('\0') >= 0)) {
            throw invalid("reason", "too-long", "must be at most " + MAX_REASON + " characters of text");
        }
    }
}
