package dev.unspool.moderation;

import java.util.List;
import java.util.UUID;

/**
 * The result of an action on several comments.
 *
 * @param batch id by which it can be undone
 * @param outcomes one for each comment in the request, in that order
 */
public record Decision(UUID batch, List<DecisionOutcome> outcomes) {

    public Decision {
        outcomes = List.copyOf(outcomes);
    }

    public long changed() {
        return outcomes.stream().filter(DecisionOutcome::isChanged).count();
    }
}
