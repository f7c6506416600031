package dev.unspool.cursor;

import java.util.UUID;

/**
 * Where a reader of the stream is: in the session's reading order, and in the change log.
 *
 * @param seq the last change the reader knows of; changes after it are news
 * @param epoch names one life of the change log: a position of another epoch cannot be resumed
 */
public record StreamPosition(FeedCursor cursor, long seq, UUID epoch) {

    /** Before every change that a log can have: who comes back with it is told to load anew. */
    private static final long NOWHERE = -1;

    /** The same place in the reading order, of a reader who knows nothing of the changes. */
    public StreamPosition knowingNoChange() {
        return at(NOWHERE);
    }

    /** The same place in the reading order, after change {@code seq}. */
    public StreamPosition at(long newSeq) {
        return new StreamPosition(cursor, newSeq, epoch);
    }

    /** Another place in the reading order, after the same changes. */
    public StreamPosition at(FeedCursor place) {
        return new StreamPosition(place, seq, epoch);
    }
}
