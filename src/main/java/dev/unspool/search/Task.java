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

    /** Returns the time that is left; none if it is negative. */
    Duration left(Instant now) {
        return Duration.between(now, end);
    }
}
