package dev.unspool.load;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One reader of a crowd, which behaves as a browser's {@code EventSource}. Use it on the crowd's thread only. */
final class CrowdReader {

    private static final byte[] NOTHING = {};

    /** Milliseconds until it comes back unless the server says otherwise: a browser's usual time. */
    private static final long RETRY = 3_000;

    final int number;
    private final Crowd crowd;
    private @Nullable SocketChannel socket;
    private @Nullable Answer answer;
    private Chunks chunks = new Chunks();
    private byte[] rest = NOTHING;
    private byte[] lastId = NOTHING;
    private long retry = RETRY;
    private long seq = -1;

    CrowdReader(int number, Crowd crowd) {
        this.number = number;
        this.crowd = crowd;
    }

    /** Returns the last change that it was sent; -1 before the first. */
    long seq() {
        return seq;
    }

    long retry() {
        return retry;
    }

    boolean hasAnswer() {
        return answer != null;
    }

    /** Whether it has given up for ever, as a browser does on any status but 200. */
    boolean hasGivenUp() {
        return answer != null && answer.status() != 200;
    }

    void connect(Selector selector) throws IOException {
        answer = null;
        chunks = new Chunks();
        rest = NOTHING;
        socket = SocketChannel.open();
        socket.configureBlocking(false);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.connect(crowd.address());
        socket.register(selector, SelectionKey.OP_CONNECT, this);
    }

    /** Sends the request on a new connection. A request fits into any socket's buffer. */
    void ask(SelectionKey key, String path) throws IOException {
        if (socket != null && socket.finishConnect()) {
            key.interestOps(SelectionKey.OP_READ);
            socket.write(ByteBuffer.wrap(request(path)));
        }
    }

    /**
     * Reads what there is.
     *
     * @return whether there may be more
     */
    boolean read(ReadBuffer area) throws IOException {
        var end = socket == null ? -1 : area.read(socket, rest);
        if (end < 0) {
            return false;
        }
        var from = 0;
        if (answer == null) {
            from = Answer.bodyAt(area.bytes, end);
            if (from < 0) {
                rest = Arrays.copyOf(area.bytes, end);
                return true;
            }
            answer = Answer.of(area.bytes, from);
            crowd.answered(this, answer.status());
            end = answer.isChunked() ? chunks.unwrap(area.bytes, from, end, from) : end;
        } else if (answer.isChunked()) {
            end = chunks.unwrap(area.bytes, rest.length, end, rest.length);
        }
        blocks(area, from, end);
        return answer.status() == 200 && !chunks.areOver();
    }

    void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    private void blocks(ReadBuffer area, int from, int end) {
        var next = from;
        for (var after = next; after >= 0; ) {
            next = after;
            after = area.block.readFrom(next, end);
            if (after >= 0) {
                take(area.block);
            }
        }
        rest = next == end ? NOTHING : Arrays.copyOfRange(area.bytes, next, end);
    }

    private void take(EventBlock block) {
        if (block.hasId()) {
            lastId = block.id();
        }
        if (block.retry() > 0) {
            retry = block.retry();
        }
        if (block.hasData()) {
            var told = block.seq();
            if (told >= 0) {
                seq = crowd.told(this, block, told);
            }
            crowd.heard(this, block);
        }
    }

    private byte[] request(String path) {
        var resume =
                lastId.length == 0 ? "" : "Last-Event-ID: " + new String(lastId, StandardCharsets.US_ASCII) + "\r\n";
        var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n" + resume + "\r\n";
        return request.getBytes(StandardCharsets.US_ASCII);
    }
}
