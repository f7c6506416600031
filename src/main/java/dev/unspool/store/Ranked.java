package dev.unspool.store;

import org.jspecify.annotations.Nullable;

/**
 * An article with its rank in hot order.
 *
 * @param place the rank, 1 for the hottest; null for an article outside the ranking, which follows it in order of time
 */
public record Ranked<T>(T item, @Nullable Integer place) {}
