package dev.unspool.hotfeed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The network between the application and a server: whole, stalled or cut, as a test wants it. */
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
            background(() -> pass(onward, client));
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
