package dev.unspool.moderation;

import java.util.List;
import java.util.UUID;

/**
 * What came of an act on several comments.
 *
 * @param batch by which it can be undone
 * @param outcomes one for each comment that was named, in that order
 */
public record Decision(UUID batch, List<Outcome> outcomes) {

    public Decision {
        outcomes = List.copyOf(outcomes);
    }

    public long changed() {
        return outcomes.stream().filter(Outcome::isChanged).count();
    }
}
