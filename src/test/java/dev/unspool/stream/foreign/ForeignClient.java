package dev.unspool.stream.foreign;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.function.Consumer;

/** A way to read a stream, as its own guide says. */
interface ForeignClient {

    /**
     * Reads until it is closed, comes back whenever it is cut off, and asks for one article after the other.
     *
     * @param heard told of every event but pings, one at a time and in order
     */
    Closeable open(URI stream, Consumer<Heard> heard) throws IOException;
}
