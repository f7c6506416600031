package dev.unspool.moderation;

import dev.unspool.comment.CommentState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What came of a decision. */
@Schema(name = "ModerationDecision")
record DecisionJson(
        @Schema(description = "Send it to `undo`, and what it changed is as before.")
        String batch,

        @Schema(description = "How many comments stand elsewhere now.")
        long changed,

        List<Item> items) {

    static DecisionJson of(Decision decision) {
        return new DecisionJson(
                decision.batch().toString(),
                decision.changed(),
                decision.outcomes().stream().map(Item::of).toList());
    }

    @Schema(name = "ModerationOutcome")
    record Item(
            String id,

            @Schema(
                    allowableValues = {"changed", "unchanged", "stale", "missing"},
                    description = "`unchanged`: it was so already. `stale`: it is not what was looked at any more.")
            String result,

            @Nullable String before,
            @Nullable String after) {

        static Item of(Outcome outcome) {
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
