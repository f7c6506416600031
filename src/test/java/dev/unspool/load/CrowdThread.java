package dev.unspool.load;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The one thread on which all clients of a crowd live. Others learn of them by questions that it answers. */
final class CrowdThread implements AutoCloseable {

    private static final long IDLE_MILLIS = 100;
    private static final long LOOK_MILLIS = 20;

    private final Selector selector = Selector.open();
    private final Queue<Runnable> questions = new ConcurrentLinkedQueue<>();
    private final Clients clients;
    private final Thread thread;
    private volatile boolean isOver;

    /** The clients. All methods are called on the thread. */
    interface Clients {

        /** Takes what has happened on a socket. */
        void attend(SelectionKey key);

        /** Does what is due, after each look at the sockets. */
        void act() throws IOException;

        /** Closes all sockets at the end. */
        void leaveAll() throws IOException;

        /** Describes them, for a failure. */
        String state();
    }

    CrowdThread(String name, Clients clients) throws IOException {
        this.clients = clients;
        this.thread = new Thread(this::run, name);
    }

    void start() {
        thread.start();
    }

    Selector selector() {
        return selector;
    }

    /**
     * Waits until {@code holds}, which is called on the thread.
     *
     * @param what is asked for its text if that takes too long
     */
    void await(Object what, Duration limit, BooleanSupplier holds) throws Exception {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!ask(holds::getAsBoolean)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within %s: %s (%s)".formatted(limit, what, ask(clients::state)));
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** Calls {@code question} on the thread and returns its result, or fails as it does. */
    <T> T ask(Supplier<T> question) throws Exception {
        var asked = new FutureTask<>(question::get);
        questions.add(asked);
        selector.wakeup();
        return asked.get(1, TimeUnit.MINUTES);
    }

    @Override
    public void close() throws InterruptedException {
        isOver = true;
        if (thread.isAlive()) {
            selector.wakeup();
        }
        thread.join();
    }

    private void run() {
        try {
            while (!isOver) {
                selector.select(clients::attend, IDLE_MILLIS);
                clients.act();
                for (var question = questions.poll(); question != null; question = questions.poll()) {
                    question.run();
                }
            }
            clients.leaveAll();
            selector.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
