package dev.unspool.hotfeed;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Whether readers who come now get a feed. */
@Component
public final class Servable {

    /** How long the store may be silent and still count as there: a fail-over of some seconds should not empty a balancer. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private final FollowLifecycle changes;
    private final HotAnswers answers;
    private final Clock clock;

    Servable(FollowLifecycle changes, HotAnswers answers, Clock clock) {
        this.changes = changes;
        this.answers = answers;
        this.clock = clock;
    }

    /** From the store, or else from what is near by: pages of which the first of some feed is one. Asks nobody. */
    public boolean isFeedServable() {
        return changes.known().asOf().isAfter(clock.instant().minus(PATIENCE)) || answers.haveFirstPage();
    }
}
