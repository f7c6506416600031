package dev.unspool.load;

/** A server that fans out what is published to it. */
interface Contender {

    String name();

    int port();

    /** Of its stream. */
    String path();

    /** Publishes an event of about {@code size} bytes of the stream to all; gives its seq. Returns when it has been taken. */
    long publish(int size) throws Exception;

    Moments moments();

    ProcessFigures figures();

    /** Bytes of memory, with nothing in it that is not needed. */
    long memory() throws Exception;
}
