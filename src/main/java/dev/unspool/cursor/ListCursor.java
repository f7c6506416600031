package dev.unspool.cursor;

/**
 * A place between two rows of a list that is ordered by time and id, in either direction.
 *
 * @param forward which side of {@code position} comes next: what follows it in the list's own order, or what stands before it
 * @param listHash tells a cursor of this list from one of another
 */
public record ListCursor(boolean forward, FeedPosition position, long listHash) {}
