package dev.unspool.hotfeed;

import reactor.core.publisher.Mono;

/**
 * An answer that is wanted.
 *
 * @param key the same for all requests that get the same answer, and for no others
 * @param fill makes it from the store
 */
public record Wanted(String key, Mono<Finished> fill) {}
