package dev.unspool.hotfeed;

import reactor.core.publisher.Mono;

/**
 * A request for an answer: where it is cached and how to make it.
 *
 * @param key equal for all requests that get the same answer, and for no others
 * @param fill makes the answer from the store
 * @param isShared whether instances share it through Redis. First pages are shared. A page behind a cursor is requested once or twice, and
 *     a round trip to Redis costs as much as making it
 */
public record Lookup(String key, Mono<Rendered> fill, boolean isShared) {}
