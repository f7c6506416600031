package dev.unspool.stream;

import java.util.ArrayDeque;
import java.util.Queue;

/** A socket that a test reads from, and clogs when it likes. */
final class FakeOutlet implements Outlet {

    /** What was written and not yet received. */
    final Queue<String> blocks = new ArrayDeque<>();

    boolean isWritable = true;
    boolean hasMoved;
    boolean isEnded;
    boolean isCut;

    @Override
    public boolean isWritable() {
        return isWritable;
    }

    @Override
    public boolean hasMoved() {
        return hasMoved;
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
    }

    @Override
    public void cut() {
        isCut = true;
    }
}
