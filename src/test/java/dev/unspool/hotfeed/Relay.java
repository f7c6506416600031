package dev.unspool.hotfeed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The network between the application and a server: whole, slow, stalled, cut or forgetful, as a test needs it. */
public final class Relay implements AutoCloseable {

    private enum State {
        WHOLE,
        STALLED,
        CUT
    }

    private final ServerSocket entry;
    private final int server;
    private final List<Link> open = new ArrayList<>();
    private final List<Link> forgotten = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private State state = State.WHOLE;
    private int heldUp;
    private volatile long delay;
    private final AtomicInteger trips = new AtomicInteger();
    private final AtomicBoolean isAnswered = new AtomicBoolean(true);

    public Relay(int server) throws IOException {
        this.entry = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        this.server = server;
        background(this::accept);
    }

    public int port() {
        return entry.getLocalPort();
    }

    public void makeWhole() {
        be(State.WHOLE);
    }

    /** Delays every answer from now on, however many there are. */
    public void delay(Duration longer) {
        delay = longer.toNanos();
    }

    /** Returns how often something was sent to the server that may depend on an answer: the round trips, where there is one connection. */
    public int trips() {
        return trips.get();
    }

    /** Lets nothing pass any more, without closing a connection. */
    public void stall() {
        be(State.STALLED);
    }

    /** Waits until a stalled network keeps something on so many ways. A connection has two. */
    public void awaitHeldUp(int ways) throws InterruptedException {
        lock.lock();
        try {
            while (heldUp < ways) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Closes every connection, and every new one at once. */
    public void cut() {
        be(State.CUT);
        reset();
    }

    /** Closes every connection, as a server does that starts again; new ones are made as before. */
    public void reset() {
        takeOpen().forEach(Link::reset);
    }

    /** Lets nothing pass any more through the connections of now, and closes none, as an idle firewall does; new ones are whole. */
    public void forget() {
        takeOpen().forEach(link -> link.isForgotten = true);
    }

    private List<Link> takeOpen() {
        lock.lock();
        try {
            var taken = List.copyOf(open);
            open.clear();
            forgotten.addAll(taken);
            return taken;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        entry.close();
        cut();
        forgotten.forEach(Link::reset);
    }

    private void be(State next) {
        lock.lock();
        try {
            state = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        try {
            while (true) {
                join(entry.accept());
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void join(Socket client) throws IOException {
        lock.lock();
        try {
            if (state == State.CUT) {
                reset(client);
                return;
            }
            var onward = onward(client);
            if (onward == null) {
                return;
            }
            client.setTcpNoDelay(true);
            onward.setTcpNoDelay(true);
            var link = new Link(client, onward);
            open.add(link);
            background(() -> pass(link));
            var late = new LinkedBlockingQueue<Late>();
            background(() -> keep(onward, late));
            background(() -> pass(late, link));
        } finally {
            lock.unlock();
        }
    }

    /** Returns a connection to the server; null if it refuses, and then the client's is reset. */
    private @Nullable Socket onward(Socket client) {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), server);
        } catch (IOException refused) {
            reset(client);
            return null;
        }
    }

    private void pass(Link link) {
        var buffer = new byte[8_192];
        var from = link.client;
        var to = link.server;
        try (from;
                to) {
            for (var read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                awaitPassage();
                if (isAnswered.getAndSet(false)) {
                    trips.incrementAndGet();
                }
                if (!link.isForgotten) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException | InterruptedException broken) {
            // As it may be.
        }
    }

    private void keep(Socket from, BlockingQueue<Late> late) {
        var buffer = new byte[8_192];
        try (from) {
            for (var read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                isAnswered.set(true);
                late.add(new Late(Arrays.copyOf(buffer, read), System.nanoTime() + delay));
            }
        } catch (IOException broken) {
            // As it may be.
        }
        late.add(new Late(new byte[0], System.nanoTime()));
    }

    /** Keeps the order: an answer without a delay waits for the one before it. */
    private void pass(BlockingQueue<Late> late, Link link) {
        var to = link.client;
        try (to) {
            for (var next = late.take(); next.bytes.length > 0; next = late.take()) {
                TimeUnit.NANOSECONDS.sleep(next.due - System.nanoTime());
                awaitPassage();
                if (!link.isForgotten) {
                    to.getOutputStream().write(next.bytes);
                }
            }
        } catch (IOException | InterruptedException broken) {
            // As it may be.
        }
    }

    private void awaitPassage() throws InterruptedException {
        lock.lock();
        try {
            heldUp++;
            changed.signalAll();
            while (state == State.STALLED) {
                changed.await();
            }
            heldUp--;
        } finally {
            lock.unlock();
        }
    }

    /** The two sockets of a connection through here. */
    private static final class Link {

        private final Socket client;
        private final Socket server;
        private volatile boolean isForgotten;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void reset() {
            Relay.reset(client);
            Relay.reset(server);
        }
    }

    /**
     * Bytes of the server; empty at its end.
     *
     * @param due by the clock of {@link System#nanoTime}
     */
    private record Late(byte[] bytes, long due) {}

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException closed) {
            // By the other side.
        }
    }

    private static void background(Runnable work) {
        var thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }
}
