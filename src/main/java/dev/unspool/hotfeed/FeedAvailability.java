package dev.unspool.hotfeed;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Tells whether readers can be served a feed now. */
@Component
public final class FeedAvailability {

    /** How long the store may be unreachable and still count as available: a fail-over of some seconds should not empty a balancer. */
    public static final Duration STORE_GRACE = Duration.ofSeconds(5);

    private final KnownChangesLifecycle changes;
    private final HotAnswers answers;
    private final Clock clock;

    FeedAvailability(KnownChangesLifecycle changes, HotAnswers answers, @Qualifier("steadyClock") Clock clock) {
        this.changes = changes;
        this.answers = answers;
        this.clock = clock;
    }

    /** Returns the time since the change log was last read for pages. Makes no call. */
    public Duration behind() {
        return changes.behind();
    }

    /** Whether readers can be served now, from the store or from first pages held in memory. Makes no call. */
    public boolean isAvailable() {
        return isStoreReadable() || answers.hasFirstPage();
    }

    /** Whether the store could be read lately. Makes no call. */
    public boolean isStoreReadable() {
        return changes.known().asOf().isAfter(clock.instant().minus(STORE_GRACE));
    }
}
