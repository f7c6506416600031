package dev.unspool.store;

import java.util.List;

/**
 * Part of a feed around a place.
 *
 * @param items in reading order, newest first, on the side of the place that was asked for
 * @param more whether the feed goes on behind the items, on the same side
 * @param behind whether the feed has articles on the other side of the place
 * @param log the head of the change log at the moment of reading
 */
public record Slice<T>(List<T> items, boolean more, boolean behind, LogHead log) {}
