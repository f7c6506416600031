package dev.unspool.ingest;

import java.util.List;

/**
 * Lines of a file that are published together.
 *
 * @param position bytes of the file read so far
 */
record Batch(Source source, List<ImportLine> lines, long position) {

    /** Most lines of a batch; larger transactions are hardly faster, and hold the head of the change log for longer. */
    static final int MAX_LINES = 250;

    /** Most bytes of a batch, so that long lines do not fill the memory. A single line may have more. */
    static final int MAX_BYTES = 2 * 1024 * 1024;
}
