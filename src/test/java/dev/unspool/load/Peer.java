package dev.unspool.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;

/** A connection whose every byte is the test's own, and what came over it. */
final class Peer implements AutoCloseable {

    /** Milliseconds that any wait for bytes may take. */
    private static final int LIMIT = 30_000;

    private final Socket socket = new Socket();
    private final StringBuilder text = new StringBuilder();

    private Peer() {}

    /** Connects from the address {@code from}, and sends {@code request}. */
    static Peer open(String from, int port, String request) throws IOException {
        var peer = new Peer();
        peer.socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        peer.socket.connect(new InetSocketAddress("127.0.0.1", port));
        peer.socket.setSoTimeout(LIMIT);
        peer.send(request);
        return peer;
    }

    /** Reads until {@code words} have come, or what says that they never will: another status than 200, or the end. */
    boolean read(String words) throws IOException {
        try {
            while (text.indexOf(words) < 0 && !isRefused()) {
                var octet = socket.getInputStream().read();
                if (octet < 0) {
                    return false;
                }
                text.append((char) octet);
            }
        } catch (SocketException reset) {
            return false;
        }
        return text.indexOf(words) >= 0;
    }

    /** A server that has ended the connection already is noticed by who reads. */
    private void send(String request) throws IOException {
        try {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        } catch (SocketException reset) {
            text.append("reset");
        }
    }

    /** All that has come. */
    String text() {
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private boolean isRefused() {
        return text.indexOf("reset") == 0 || (text.length() >= 12 && text.indexOf(" 200") != 8);
    }
}
