package dev.unspool.stream;

/** The way to one reader's socket. Used on the reader's own thread only. */
interface Outlet {

    /** Whether the reader takes what it is sent: false while too much waits in its socket. The reader is told when that changes. */
    boolean isWritable();

    /** Whether the socket has taken anything since this was last asked, be it the smallest part of what waits. */
    boolean hasMoved();

    /** Writes a block, in order; it leaves with the next {@link #flush}. */
    void send(Frame frame);

    void flush();

    /** Ends the answer once all that was written has left; the connection stays. */
    void end();

    /** Closes the connection at once, whatever still waits in it. */
    void cut();
}
