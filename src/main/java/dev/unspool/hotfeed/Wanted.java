package dev.unspool.hotfeed;

import reactor.core.publisher.Mono;

/**
 * An answer that is wanted.
 *
 * @param key the same for all requests that get the same answer, and for no others
 * @param fill makes it from the store
 * @param isShared whether instances share it by Redis: what many ask for. A page behind a cursor is asked for once or twice, and to ask
 *     and to tell Redis costs as much as to make it
 */
public record Wanted(String key, Mono<Finished> fill, boolean isShared) {}
