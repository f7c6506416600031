package dev.unspool.ingest;

import dev.unspool.format.Item;
import java.util.List;

/**
 * Items of a file that are published together.
 *
 * @param position bytes of the file read so far
 */
record Batch(Source source, List<Item> items, long position) {

    /** Most items of a batch; larger transactions are hardly faster, and hold the head of the change log for longer. */
    static final int MAX_ITEMS = 250;

    /** Most bytes of a batch, so that long items do not fill the memory. A single one may have more. */
    static final int MAX_BYTES = 2 * 1024 * 1024;
}
