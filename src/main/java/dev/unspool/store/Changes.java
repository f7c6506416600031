package dev.unspool.store;

import java.util.List;

/**
 * A part of the change log, from one moment.
 *
 * @param items in the order of their seq, which rises by exactly one
 * @param oldest the seq of the oldest entry of the epoch that is kept; one more than the head's where none is
 */
public record Changes(List<Change> items, long oldest, LogHead head) {

    public Changes {
        items = List.copyOf(items);
    }

    /** Whether every change after {@code seq} is still kept, so that a client that knows all changes up to it can go on. */
    public boolean reachBackTo(long seq) {
        return seq >= oldest - 1 && seq <= head.seq();
    }
}
