package dev.unspool.stream.foreign;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.function.Consumer;

/** A third-party client of event streams, used as its own guide says. */
interface ForeignClient {

    /**
     * Reads until it is closed, reconnects whenever it is cut off, and requests one article after the other.
     *
     * @param heard called with every event except pings, one at a time and in order
     */
    Closeable open(URI stream, Consumer<Heard> heard) throws IOException;
}
