package dev.unspool.stream;

import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.ReadRanges;
import dev.unspool.cursor.StreamCursor;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a stream begins.
 *
 * @param resync why the reader must load something again; null if it need not
 * @param upTo the credit that the stream was opened with
 * @param html whether the session's articles come as their HTML element
 * @param corrections how much of corrected articles comes
 */
record ResumePoint(
        StreamCursor cursor,
        Resume resume,
        @Nullable Resync resync,
        FeedFilter filter,
        ReadRanges read,
        int upTo,
        boolean html,
        CorrectionDetail corrections) {}
