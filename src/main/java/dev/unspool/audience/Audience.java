package dev.unspool.audience;

import dev.unspool.web.Household;
import reactor.core.publisher.Mono;

/**
 * Hears what readers do with articles, counts it and ranks by it. Whoever calls has made sure that there is such an article, and that one
 * client is not heard without bound.
 */
public interface Audience {

    /**
     * Counts {@code act} of {@code household}, unless it was counted before; in the ranking it counts where it is the household's first view or
     * share of the article on this day. Completes soon and never fails: what cannot be counted now is counted later, within bounds.
     */
    Mono<Void> heard(Act act, Household household);
}
