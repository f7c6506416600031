package dev.unspool.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An HTTP/1.1 client that sends exactly what it is given, and reads answers by their framing alone. */
final class RawConnection implements AutoCloseable {

    /** Milliseconds that any read may take. */
    private static final int LIMIT = 30_000;

    private final Socket socket;
    private final InputStream in;

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    static RawConnection open(int port) throws IOException {
        var socket = new Socket("localhost", port);
        socket.setSoTimeout(LIMIT);
        socket.setTcpNoDelay(true);
        return new RawConnection(socket);
    }

    /**
     * Sends one request on a connection of its own.
     *
     * @param headers whole lines, without line ends
     */
    static RawAnswer ask(int port, String method, String target, String... headers) throws IOException {
        try (var connection = open(port)) {
            connection.send(request(method, target, headers));
            return connection.answer(method);
        }
    }

    static String request(String method, String target, String... headers) {
        var lines = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        for (var header : headers) {
            lines.append(header).append("\r\n");
        }
        return lines.append("\r\n").toString();
    }

    /** Sends a text in one write. */
    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    RawAnswer answer() throws IOException {
        return answer("GET");
    }

    /** Reads the next answer, to a request with {@code method}. Skips interim answers. */
    RawAnswer answer(String method) throws IOException {
        var status = status(line());
        var headers = headers();
        return status / 100 == 1 ? answer(method) : new RawAnswer(status, headers, body(method, status, headers));
    }

    /** Reads the next status line and its headers, of an interim answer too. */
    int status() throws IOException {
        var status = status(line());
        headers();
        return status;
    }

    /** Reads the answers up to the final one, and returns their statuses. */
    List<Integer> statuses() throws IOException {
        var statuses = new ArrayList<Integer>();
        do {
            statuses.add(status());
        } while (statuses.get(statuses.size() - 1) / 100 == 1);
        return statuses;
    }

    /** Returns the text between {@code before} and {@code after} in an answer that continues, and reads no further. */
    String textBetween(String before, String after) throws IOException {
        textUpTo(before);
        var text = textUpTo(after);
        return text.substring(0, text.length() - after.length());
    }

    /** Whether the server has closed the connection without sending more. */
    boolean isOver() throws IOException {
        return in.read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static int status(String line) {
        if (!line.matches("HTTP/1\\.[01] \\d{3} .*")) {
            throw new AssertionError("no status line: " + line);
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private Map<String, List<String>> headers() throws IOException {
        var headers = new TreeMap<String, List<String>>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    /** Reads the body by its framing (RFC 9112 section 6.3). */
    private byte[] body(String method, int status, Map<String, List<String>> headers) throws IOException {
        if (method.equals("HEAD") || status == 204 || status == 304) {
            return new byte[0];
        }
        if (headers.containsKey("transfer-encoding")) {
            return chunks();
        }
        var length = headers.get("content-length");
        return length == null ? in.readAllBytes() : exactly(Integer.parseInt(length.get(0)));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(exactly(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The connection ended after " + bytes.length + " bytes of " + length);
        }
        return bytes;
    }

    private String textUpTo(String end) throws IOException {
        var text = new StringBuilder();
        while (!text.toString().endsWith(end)) {
            var octet = in.read();
            if (octet < 0) {
                throw new EOFException("The connection ended after: " + text);
            }
            text.append((char) octet);
        }
        return text.toString();
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("The connection ended in the line: " + line);
            }
            line.append((char) octet);
        }
        return line.toString().stripTrailing();
    }
}
