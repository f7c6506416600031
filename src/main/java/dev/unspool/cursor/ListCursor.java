package dev.unspool.cursor;

/**
 * Where a client is in a list that is ordered by time and id, such as comments: between two rows.
 *
 * @param forward whether the next page follows {@code key} in the list's own order, or precedes it
 * @param key the sort key that the cursor points at
 * @param listHash identifies the list, so that the cursor cannot be used with another
 */
public record ListCursor(boolean forward, SortKey key, long listHash) {}
