package dev.unspool.moderation;

import dev.unspool.comment.CommentState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The result of a decision, in the API. */
@Schema(name = "ModerationDecision")
record DecisionJson(
        @Schema(description = "Send it to `undo`, and what it changed is as before.")
        String batch,

        @Schema(description = "How many comments stand elsewhere now.")
        long changed,

        @Schema(description = "What came of each comment, in the order of the request.")
        List<Item> items) {

    static DecisionJson of(Decision decision) {
        return new DecisionJson(
                decision.batch().toString(),
                decision.changed(),
                decision.outcomes().stream().map(Item::of).toList());
    }

    @Schema(name = "ModerationOutcome")
    record Item(
            @Schema(description = "The id of the comment.") String id,

            @Schema(
                    allowableValues = {"changed", "unchanged", "stale", "missing"},
                    description = "`unchanged`: it was so already. `stale`: it is not what was looked at any more.")
            String result,

            @Schema(description = "Its state before; null where there is no such comment.") @Nullable
            String before,

            @Schema(description = "Its state now; null where there is no such comment.") @Nullable
            String after) {

        static Item of(DecisionOutcome outcome) {
            return new Item(
                    outcome.comment().toString(),
                    outcome.result().name().toLowerCase(Locale.ROOT),
                    code(outcome.before()),
                    code(outcome.after()));
        }

        private static @Nullable String code(@Nullable CommentState state) {
            return state == null ? null : state.code();
        }
    }
}
