package dev.unspool.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** One client that follows the tail on a connection that it keeps. Use it on the crowd's thread only. */
final class TailClient {

    private static final byte[] NOTHING = {};

    /** Nanoseconds within which nobody may ask for the same address twice. */
    private static final long SECOND = 1_000_000_000;

    private final String from;
    private final Deque<Asked> asked = new ArrayDeque<>();
    private @Nullable SocketChannel socket;
    private byte[] rest = NOTHING;
    private String address;
    private long seq;
    private boolean isWaiting;
    private int empty;

    private record Asked(String address, long at) {}

    /** What was received. @param body null if the status is another one than 200 */
    record Received(Answer head, @Nullable TailBody body) {}

    /**
     * @param from the address that it connects from
     * @param begin the address of its first request
     */
    TailClient(String from, String begin) {
        this.from = from;
        this.address = begin;
        this.seq = Long.parseLong(begin.split("/")[5]);
    }

    /** Returns the last change that it knows. */
    long seq() {
        return seq;
    }

    /** Returns how many answers it got that told of no change. */
    int empty() {
        return empty;
    }

    String address() {
        return address;
    }

    boolean isConnected() {
        return socket != null && socket.isConnected();
    }

    /** Whether it waits for an answer. */
    boolean isWaiting() {
        return isWaiting;
    }

    void connect(Selector selector, InetSocketAddress server) throws IOException {
        rest = NOTHING;
        socket = SocketChannel.open();
        socket.configureBlocking(false);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(server);
        socket.register(selector, SelectionKey.OP_CONNECT, this);
    }

    void connected(SelectionKey key) throws IOException {
        if (socket != null && socket.finishConnect()) {
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    /**
     * Sends its next request, which fits into any socket's buffer.
     *
     * @return whether it asked for the same address less than a second ago
     */
    boolean ask(long now) throws IOException {
        while (!asked.isEmpty() && now - asked.peek().at() >= SECOND) {
            asked.poll();
        }
        var isRepeated = asked.stream().anyMatch(earlier -> earlier.address().equals(address));
        asked.add(new Asked(address, now));
        isWaiting = true;
        if (socket != null) {
            socket.write(ByteBuffer.wrap("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    .formatted(address)
                    .getBytes(StandardCharsets.US_ASCII)));
        }
        return isRepeated;
    }

    /**
     * Reads what there is.
     *
     * @return null if the answer is incomplete
     */
    @Nullable
    Received read(ReadBuffer area) throws IOException {
        var end = socket == null ? -1 : area.read(socket, rest);
        if (end < 0) {
            throw new EOFException();
        }
        var from = Answer.bodyAt(area.bytes, end);
        var head = from < 0 ? null : Answer.of(area.bytes, from);
        if (head == null || end < from + head.length()) {
            rest = Arrays.copyOf(area.bytes, end);
            return null;
        }
        rest = NOTHING;
        isWaiting = false;
        if (head.length() < 0 || head.status() != 200) {
            return new Received(head, null);
        }
        return new Received(
                head, TailBody.parse(new String(area.bytes, from, head.length(), StandardCharsets.US_ASCII)));
    }

    void goOn(TailBody body) {
        address = body.next();
        seq = body.after();
        empty += body.seqs().isEmpty() ? 1 : 0;
    }

    void close() throws IOException {
        isWaiting = false;
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
