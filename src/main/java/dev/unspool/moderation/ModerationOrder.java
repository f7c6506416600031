package dev.unspool.moderation;

import dev.unspool.comment.CommentId;
import dev.unspool.web.Fault;
import dev.unspool.web.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What moderators send. */
final class ModerationOrder {

    /** Characters of a reason: a note to other moderators. */
    private static final int MAX_REASON = 500;

    private ModerationOrder() {}

    @Schema(name = "ModerationNote")
    record One(
            @Nullable @Schema(description = "That was looked at; another one is left alone.")
            Integer version,

            @Nullable @Schema(description = "For other moderators.", maxLength = MAX_REASON)
            String reason) {

        static final One EMPTY = new One(null, null);

        /** The reason. @throws Problem where it is too long */
        @Nullable
        String note() {
            checked(reason);
            return reason;
        }
    }

    @Schema(name = "AuthorHoldNote")
    record Hold(
            @Nullable @Schema(description = "For other moderators.", maxLength = MAX_REASON)
            String reason) {

        static final Hold EMPTY = new Hold(null);

        /** The reason. @throws Problem where it is too long */
        @Nullable
        String note() {
            checked(reason);
            return reason;
        }
    }

    @Schema(name = "ModerationBulk")
    record Bulk(
            @Nullable
            @Schema(
                    allowableValues = {"approve", "reject", "spam", "remove"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String action,

            @Nullable
            @Schema(
                    description = "From 1 to " + Decisions.MAX + " comments.",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            List<String> ids,

            @Nullable @Schema(description = "By id: the version that was looked at.")
            Map<String, Integer> versions,

            @Nullable @Schema(description = "For other moderators.", maxLength = MAX_REASON)
            String reason) {

        Act act() {
            return Act.of(String.valueOf(action))
                    .orElseThrow(() -> invalid("action", "unknown", "must be approve, reject, spam or remove"));
        }

        /** Each comment once, in the order given. */
        List<Choice> choices() {
            var wanted = new LinkedHashSet<>(ids == null ? List.<String>of() : ids);
            if (wanted.isEmpty() || wanted.size() > Decisions.MAX) {
                throw invalid("ids", "out-of-range", "must name from 1 to " + Decisions.MAX + " comments");
            }
            checked(reason);
            return wanted.stream().map(this::choice).toList();
        }

        private Choice choice(String id) {
            var comment = Optional.ofNullable(id)
                    .flatMap(CommentId::parse)
                    .orElseThrow(() -> invalid("ids", "malformed", "must hold ids of comments only"));
            return new Choice(comment, versions == null ? null : versions.get(id));
        }
    }

    @Schema(name = "ModerationUndo")
    record Undo(
            @Nullable @Schema(description = "That a decision gave.", requiredMode = Schema.RequiredMode.REQUIRED)
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
        if (reason != null && (reason.length() > MAX_REASON || reason.indexOf('\0') >= 0)) {
            throw invalid("reason", "too-long", "must be at most " + MAX_REASON + " characters of text");
        }
    }
}
