package dev.unspool.load;

/** A server that sends what is published to all its readers. */
interface FanOutServer {

    String name();

    int port();

    /** Returns the path of its stream. */
    String path();

    /** Publishes an event that takes about {@code size} bytes in the stream. Returns its {@code seq} once the server has accepted it. */
    long publish(int size) throws Exception;

    CommitTimes moments();

    ProcessFigures figures();

    /** Returns the bytes of memory in use, after garbage was collected. */
    long memory() throws Exception;
}
