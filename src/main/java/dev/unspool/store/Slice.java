package dev.unspool.store;

import java.util.List;

/**
 * A page of a feed beside a cursor.
 *
 * @param items in reading order, newest first, on the requested side of the cursor
 * @param more whether the feed goes on behind the items, on the same side
 * @param behind whether the feed has articles on the other side of the cursor
 * @param log the head of the change log at the moment of reading
 */
public record Slice<T>(List<T> items, boolean more, boolean behind, LogHead log) {}
