package dev.unspool.stream;

import java.util.ArrayDeque;
import java.util.Queue;

/** A socket that a test reads from and can block. */
class FakeFrameWriter implements FrameWriter {

    /** Blocks that were written and not yet received. */
    final Queue<String> blocks = new ArrayDeque<>();

    boolean isWritable = true;
    boolean hasProgressed;
    boolean isEnded;
    boolean isCut;

    /** Called when the stream is ended, as if all had been received. */
    Runnable onEnd = () -> {};

    /** Called when the connection is closed. */
    Runnable onAbort = () -> {};

    @Override
    public boolean isWritable() {
        return isWritable;
    }

    @Override
    public boolean hasProgressed() {
        return hasProgressed;
    }

    @Override
    public void send(Frame frame) {
        if (isEnded || isCut) {
            throw new AssertionError("written after the end: " + frame.text());
        }
        blocks.add(frame.text());
    }

    @Override
    public void flush() {}

    @Override
    public void end() {
        isEnded = true;
        onEnd.run();
    }

    @Override
    public void abort() {
        isCut = true;
        onAbort.run();
    }
}
