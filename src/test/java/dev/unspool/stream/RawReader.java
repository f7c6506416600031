package dev.unspool.stream;

import dev.unspool.article.ArticleId;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A reader with a socket of its own, who reads from it only as much as a test asks for. */
final class RawReader implements AutoCloseable {

    /** Bytes that its kernel accepts in advance, or little more. */
    private static final int RECEIVE_BUFFER = 4_096;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final String hello;

    private RawReader(int port, ArticleId entry, String query, int limitMillis) throws IOException {
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        socket.setSoTimeout(limitMillis);
        socket.connect(new InetSocketAddress("localhost", port), limitMillis);
        socket.getOutputStream()
                .write(("GET /api/v1/stream?article=" + entry + "&" + query
                                + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        in = socket.getInputStream();
        hello = textUpTo("}\n\n");
    }

    /**
     * Opens a stream and reads {@code hello}.
     *
     * @param limitMillis of every wait for bytes
     */
    static RawReader open(int port, ArticleId entry, String query, int limitMillis) throws IOException {
        return new RawReader(port, entry, query, limitMillis);
    }

    String sid() {
        return hello.replaceAll("(?s).*\"sid\":\"([^\"]+)\".*", "$1");
    }

    String lastId() {
        return hello.replaceAll("(?s).*\nid: ([^\n]+)\n.*", "$1");
    }

    /** Reads so many bytes, or fewer if the stream ended; then none. */
    byte[] take(int most) throws IOException {
        return in.readNBytes(most);
    }

    /**
     * Sends a byte, so that the end of a connection is noticed: a kernel that gave up on a connection nobody read says so only to what it
     * is sent.
     */
    void sendByte() throws IOException {
        socket.getOutputStream().write('\n');
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String textUpTo(String end) throws IOException {
        var text = new StringBuilder();
        while (text.length() < end.length()
                || !text.substring(text.length() - end.length()).equals(end)) {
            var octet = in.read();
            if (octet < 0) {
                throw new IOException("The stream ended with: " + text);
            }
            text.append((char) octet);
        }
        return text.toString();
    }
}
