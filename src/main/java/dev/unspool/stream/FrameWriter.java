package dev.unspool.stream;

/** Writes the blocks of one stream to its reader. Use it on the reader's event loop only. */
interface FrameWriter {

    /** Whether the socket has room. The reader is notified when that changes to true. */
    boolean isWritable();

    /** Whether the socket has accepted any byte since the last call. */
    boolean hasProgressed();

    /** Writes a block, in order. It leaves with the next {@link #flush}. */
    void send(Frame frame);

    void flush();

    /** Ends the response once all that was written has left. The connection stays open. */
    void end();

    /** Closes the connection at once and discards what still waits in it. */
    void abort();
}
