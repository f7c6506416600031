package dev.unspool.schedule;

import dev.unspool.article.ArticleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The schedules that a list shows; null leaves a condition out.
 *
 * @param from the earliest time
 * @param before the time before which it is due
 */
public record ScheduleFilter(
        @Nullable ScheduledAction action,
        @Nullable State state,
        @Nullable ArticleId article,
        @Nullable Instant from,
        @Nullable Instant before) {

    /** The state of a schedule. */
    public enum State {
        /** It is not due yet, or about to be carried out. */
        WAITING,
        /** It was due and could not be carried out. */
        FAILED
    }

    /** Lists those of one article. */
    public static ScheduleFilter of(ArticleId article) {
        return new ScheduleFilter(null, null, article, null, null);
    }
}
