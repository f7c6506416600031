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
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The network between the application and a server: whole, slow, stalled or cut, as a test wants it. */
public final class Relay implements AutoCloseable {

    private enum State {
        WHOLE,
        STALLED,
        CUT
    }

    private final ServerSocket entry;
    private final int server;
    private final List<Socket> open = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private State state = State.WHOLE;
    private volatile long delay;

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

    /** Every answer that comes from now on takes so much longer, however many there are. */
    public void delay(Duration longer) {
        delay = longer.toNanos();
    }

    /** Nothing passes any more; nobody is told. */
    public void stall() {
        be(State.STALLED);
    }

    /** Every connection is broken, and every new one at once. */
    public void cut() {
        be(State.CUT);
        lock.lock();
        try {
            open.forEach(Relay::reset);
            open.clear();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        entry.close();
        cut();
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
            var onward = new Socket(InetAddress.getLoopbackAddress(), server);
            client.setTcpNoDelay(true);
            onward.setTcpNoDelay(true);
            open.addAll(List.of(client, onward));
            background(() -> pass(client, onward));
            var late = new LinkedBlockingQueue<Late>();
            background(() -> keep(onward, late));
            background(() -> pass(late, client));
        } finally {
            lock.unlock();
        }
    }

    private void pass(Socket from, Socket to) {
        var buffer = new byte[8_192];
        try (from;
                to) {
            for (var read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                awaitPassage();
                to.getOutputStream().write(buffer, 0, read);
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
                late.add(new Late(Arrays.copyOf(buffer, read), System.nanoTime() + delay));
            }
        } catch (IOException broken) {
            // As it may be.
        }
        late.add(new Late(new byte[0], System.nanoTime()));
    }

    /** In the order in which they came, so that one without a delay waits for the one before it. */
    private void pass(BlockingQueue<Late> late, Socket to) {
        try (to) {
            for (var next = late.take(); next.bytes.length > 0; next = late.take()) {
                TimeUnit.NANOSECONDS.sleep(next.due - System.nanoTime());
                awaitPassage();
                to.getOutputStream().write(next.bytes);
            }
        } catch (IOException | InterruptedException broken) {
            // As it may be.
        }
    }

    private void awaitPassage() throws InterruptedException {
        lock.lock();
        try {
            while (state == State.STALLED) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Bytes of the server, none at its end. @param due by the clock of {@link System#nanoTime} */
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
