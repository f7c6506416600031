package dev.unspool.format;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the items of a file in their order, and never holds more than one. Not for several threads at once. */
public interface ItemReader extends Closeable {

    /**
     * Returns the next item, or null at the end.
     *
     * @throws IOException if the file breaks off
     */
    @Nullable
    Item next() throws IOException;

    /** Returns the number of lines read so far. */
    long line();
}
