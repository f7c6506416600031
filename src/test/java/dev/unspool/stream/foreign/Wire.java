package dev.unspool.stream.foreign;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The network between clients and a server: passes every byte on at once, until a test breaks it. New connections can always be made. */
final class Wire implements AutoCloseable {

    private static final int BUFFER = 8_192;

    private final ServerSocket entry;
    private final int server;
    private final List<Socket> open = new ArrayList<>();
    private long streamBytesLeft = Long.MAX_VALUE;
    private int cuts;

    Wire(int server) throws IOException {
        this.entry = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        this.server = server;
        Programs.inBackground(this::accept);
    }

    int port() {
        return entry.getLocalPort();
    }

    /** Returns how often it was broken. */
    synchronized int cuts() {
        return cuts;
    }

    /** Resets every connection on both sides. */
    synchronized void cut() {
        cuts++;
        streamBytesLeft = Long.MAX_VALUE;
        for (var socket : List.copyOf(open)) {
            reset(socket);
        }
        open.clear();
    }

    /** Resets every connection after so many more bytes of an event stream. */
    synchronized void cutAfter(int bytes) {
        streamBytesLeft = bytes;
    }

    @Override
    public void close() throws IOException {
        entry.close();
        cut();
    }

    private void accept() {
        try {
            while (true) {
                var client = entry.accept();
                var onward = new Socket(InetAddress.getLoopbackAddress(), server);
                join(client, onward);
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private synchronized void join(Socket client, Socket onward) throws IOException {
        client.setTcpNoDelay(true);
        onward.setTcpNoDelay(true);
        open.addAll(List.of(client, onward));
        Programs.inBackground(() -> pass(client, onward, false));
        Programs.inBackground(() -> pass(onward, client, true));
    }

    private void pass(Socket from, Socket to, boolean isAnswer) {
        try (from;
                to) {
            pass(from.getInputStream(), to.getOutputStream(), isAnswer);
        } catch (IOException broken) {
            // As it may be.
        }
    }

    private void pass(InputStream in, OutputStream out, boolean isAnswer) throws IOException {
        var buffer = new byte[BUFFER];
        var isStream = false;
        for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            isStream |= isAnswer && text(buffer, read).contains("text/event-stream");
            var allowed = isStream ? allowed(read) : read;
            out.write(buffer, 0, allowed);
            if (allowed < read) {
                cut();
            }
        }
    }

    private synchronized int allowed(int read) {
        var allowed = (int) Math.min(read, streamBytesLeft);
        streamBytesLeft -= streamBytesLeft == Long.MAX_VALUE ? 0 : allowed;
        return allowed;
    }

    private static String text(byte[] buffer, int length) {
        return new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException closed) {
            // By the other side.
        }
    }
}
