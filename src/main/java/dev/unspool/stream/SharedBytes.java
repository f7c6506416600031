package dev.unspool.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Bytes that are sent to many readers: encoded once, outside the heap, where sockets take them from. They are freed with this object. */
final class SharedBytes {

    private final ByteBuf bytes;

    private SharedBytes(ByteBuf bytes) {
        this.bytes = bytes;
    }

    static SharedBytes of(String text) {
        var encoded = text.getBytes(StandardCharsets.UTF_8);
        var direct = ByteBuffer.allocateDirect(encoded.length).put(encoded).flip();
        // Netty releases each buffer it has written; that must not free the bytes for other readers.
        return new SharedBytes(Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(direct.asReadOnlyBuffer())));
    }

    int length() {
        return bytes.readableBytes();
    }

    /** Returns the bytes as a buffer with a read position of its own. */
    ByteBuf view() {
        return bytes.duplicate();
    }

    @Override
    public String toString() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
