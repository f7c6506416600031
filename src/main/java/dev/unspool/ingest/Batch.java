package dev.unspool.ingest;

import java.util.List;

/**
 * Lines of a file that go through together.
 *
 * @param position bytes of the file read so far
 */
record Batch(Source source, List<Line> lines, long position) {

    /** Lines; larger transactions are hardly faster and hold the head of the change log for longer. */
    static final int MAX_LINES = 250;

    /** Bytes of lines, so that long ones do not fill the memory. A line alone may have more. */
    static final int MAX_BYTES = 2 * 1024 * 1024;
}
