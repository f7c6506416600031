package dev.unspool.search;

import dev.unspool.cursor.FeedFilter;
import java.time.Duration;
import java.time.Instant;

/**
 * A search that is being made.
 *
 * @param request as it was sent, with slugs in its filter
 * @param keys the filter by keys
 * @param end the moment by the steady clock at which PostgreSQL's time is used up
 */
record Task(SearchRequest request, FeedFilter keys, Walk walk, WordQuery query, Instant end) {

    /** Returns the task of the walk before the first result of {@code window}, with its head pinned. */
    Task at(Window window, long number) {
        return new Task(request, keys, new Walk(walk.begin(window, number), false), query, end);
    }

    /** Returns the time that is left; none if it is negative. */
    Duration left(Instant now) {
        return Duration.between(now, end);
    }
}
