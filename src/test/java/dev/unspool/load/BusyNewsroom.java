package dev.unspool.load;

import java.util.concurrent.atomic.AtomicReference;

/** Publishes articles, and has readers scroll on, until it is closed. */
final class BusyNewsroom implements AutoCloseable {

    private static final long PAUSE_MILLIS = 200;

    /** Turns in which all readers have scrolled once: one article in two seconds. */
    private static final int TURNS = 10;

    private final Publisher desk;
    private final Sessions sessions;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::run, "busy-newsroom");
    private volatile boolean isOver;

    BusyNewsroom(Publisher desk, Sessions sessions) {
        this.desk = desk;
        this.sessions = sessions;
        thread.start();
    }

    /** Whether all readers have read everything. Fails if the newsroom itself has failed: then nobody scrolls on. */
    boolean hasBeenRead() {
        if (failure.get() != null) {
            throw new AssertionError("the newsroom failed", failure.get());
        }
        return sessions.areOver();
    }

    @Override
    public void close() throws Exception {
        isOver = true;
        thread.join();
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private void run() {
        try {
            for (var turn = 0; !isOver; turn++) {
                desk.publish(0);
                sessions.scroll(turn, TURNS);
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (Exception e) {
            failure.set(e);
        }
    }
}
