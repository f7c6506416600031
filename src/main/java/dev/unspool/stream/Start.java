package dev.unspool.stream;

import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.ReadRanges;
import dev.unspool.cursor.StreamPosition;
import org.jspecify.annotations.Nullable;

/**
 * Where a stream begins, decided.
 *
 * @param resync why the reader must load something anew; null where it need not
 * @param upTo the credit that the reader opened with
 * @param html whether articles come with their element
 */
record Start(
        StreamPosition position,
        Resume resume,
        @Nullable Resync resync,
        FeedFilter filter,
        ReadRanges read,
        int upTo,
        boolean html) {}
