package dev.unspool.audience;

import dev.unspool.web.Household;
import reactor.core.publisher.Mono;

/**
 * Counts what readers do with articles, and ranks articles by it. Callers check first that the article exists and that the client is within its rate
 * limit.
 */
public interface Audience {

    /**
     * Counts {@code act}, unless it was counted before. It affects the ranking only as the household's first view or first share of the article on
     * this day. Completes soon and never fails: what cannot be counted now is kept in a bounded buffer and counted later.
     */
    Mono<Void> count(ReaderAct act, Household household);
}
