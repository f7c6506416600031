package dev.unspool.audience;

import reactor.core.publisher.Mono;

/**
 * Hears what readers do with articles, counts it and ranks by it. Whoever calls has made sure that there is such an article, and that one
 * client is not heard without bound.
 */
public interface Audience {

    /** Counts {@code act}, unless it was counted before. Completes soon and never fails: what cannot be counted now is counted later, within bounds. */
    Mono<Void> heard(Act act);
}
