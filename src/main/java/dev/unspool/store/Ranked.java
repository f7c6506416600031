package dev.unspool.store;

import org.jspecify.annotations.Nullable;

/**
 * An article where it stands in hot order.
 *
 * @param place in the ranking, 1 for the hottest; null where it is not of the ranking, and stands behind it by its time
 */
public record Ranked<T>(T item, @Nullable Integer place) {}
