package dev.unspool.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Bytes that many readers are sent: encoded once, outside the heap, where sockets take them from. Freed with this object. */
final class Shared {

    private final ByteBuf bytes;

    private Shared(ByteBuf bytes) {
        this.bytes = bytes;
    }

    static Shared of(String text) {
        var encoded = text.getBytes(StandardCharsets.UTF_8);
        var direct = ByteBuffer.allocateDirect(encoded.length).put(encoded).flip();
        // Who writes it releases it; that must not end it for the others.
        return new Shared(Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(direct.asReadOnlyBuffer())));
    }

    int length() {
        return bytes.readableBytes();
    }

    /** The bytes, to be read without moving anyone else's place in them. */
    ByteBuf view() {
        return bytes.duplicate();
    }

    @Override
    public String toString() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
