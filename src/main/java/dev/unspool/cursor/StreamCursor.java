package dev.unspool.cursor;

import java.util.UUID;

/**
 * Where a reader of the stream is: in its session and in the change log.
 *
 * @param feed how far the reader is in its session
 * @param seq the last change that the reader knows; later ones are sent
 * @param epoch identifies one life of the change log: a cursor of another epoch cannot be resumed
 */
public record StreamCursor(FeedCursor feed, long seq, UUID epoch) {

    /** Precedes every change of any log: a reader that resumes from it is sent {@code resync}. */
    private static final long BEFORE_ALL = -1;

    /** Returns this cursor before every change: a reader that resumes from it is sent {@code resync}. */
    public StreamCursor beforeAllChanges() {
        return at(BEFORE_ALL);
    }

    /** Returns this cursor after change {@code newSeq}. */
    public StreamCursor at(long newSeq) {
        return new StreamCursor(feed, newSeq, epoch);
    }

    /** Returns this cursor at {@code newFeed}, after the same changes. */
    public StreamCursor at(FeedCursor newFeed) {
        return new StreamCursor(newFeed, seq, epoch);
    }
}
