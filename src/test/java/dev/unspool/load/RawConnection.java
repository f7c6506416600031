package dev.unspool.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;

/** A connection on which the test writes every byte, and what it has received. */
final class RawConnection implements AutoCloseable {

    /** Milliseconds that a wait for bytes may take. */
    private static final int LIMIT = 120_000;

    private final Socket socket = new Socket();
    private final StringBuilder text = new StringBuilder();

    private RawConnection() {}

    /** Connects from the address {@code from} and sends {@code request}. */
    static RawConnection open(String from, int port, String request) throws IOException {
        var peer = new RawConnection();
        peer.socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        peer.socket.connect(new InetSocketAddress("127.0.0.1", port));
        peer.socket.setSoTimeout(LIMIT);
        peer.send(request);
        return peer;
    }

    /** Reads until {@code words} have come, or until they never can: on another status than 200, or at the end. */
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

    /** Ignores a server that has closed the connection: reading will notice. */
    private void send(String request) throws IOException {
        try {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        } catch (SocketException reset) {
            text.append("reset");
        }
    }

    /** Returns everything received. */
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
