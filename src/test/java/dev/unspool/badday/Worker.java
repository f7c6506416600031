package dev.unspool.badday;

import org.jspecify.annotations.Nullable;

/** Somebody who does one thing again and again, on a thread of their own, until they are closed. */
abstract class Worker {

    private static final long END_MILLIS = 90_000;

    private final Thread thread;
    private volatile boolean isOver;
    private volatile @Nullable Throwable failure;

    Worker(String name) {
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    final void start() {
        thread.start();
    }

    final String name() {
        return thread.getName();
    }

    final boolean isOver() {
        return isOver;
    }

    /** Does the thing once. A request that fails is no failure of the worker. */
    abstract void turn() throws Exception;

    /** Has a turn that waits end now. */
    void leave() {}

    /**
     * Waits for the end of the turn.
     *
     * @throws AssertionError if the worker itself has failed, so that its record is worth nothing
     */
    final void close() throws InterruptedException {
        dismiss();
        thread.join(END_MILLIS);
        if (failure != null || thread.isAlive()) {
            throw new AssertionError(name() + " failed, or does not end", failure);
        }
    }

    /** Has the worker end after this turn, and does not wait for that. */
    final void dismiss() {
        isOver = true;
        leave();
    }

    static void pause(long millis) throws InterruptedException {
        Thread.sleep(millis);
    }

    private void run() {
        try {
            while (!isOver) {
                turn();
            }
        } catch (Exception | AssertionError broken) {
            if (!isOver) {
                failure = broken;
            }
        }
    }
}
