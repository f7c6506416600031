package dev.unspool.hotfeed;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaders;

/** An answer in one coding, as it is sent. */
final class Variant {

    /** Times it is sent until its bytes move to where a socket takes them from without copying; most pages are asked for once. */
    private static final int HOT = 3;

    private final HttpHeaders headers;
    private final int length;
    private volatile ByteBuf bytes;
    private int sent; // counted by several threads, roughly

    Variant(HttpHeaders headers, byte[] bytes) {
        this.headers = headers;
        this.length = bytes.length;
        this.bytes = Unpooled.wrappedBuffer(bytes).asReadOnly();
    }

    /** All of an answer's. Must not be changed. */
    HttpHeaders headers() {
        return headers;
    }

    int length() {
        return length;
    }

    /** The bytes, for one who writes and releases them once. */
    ByteBuf bytes() {
        var known = bytes;
        if (sent < HOT && ++sent == HOT) {
            known = direct(known);
            bytes = known;
        }
        return Unpooled.unreleasableBuffer(known.duplicate());
    }

    /** Freed by the garbage collector: who counted references would have to count those of every request. */
    private static ByteBuf direct(ByteBuf bytes) {
        var direct = java.nio.ByteBuffer.allocateDirect(bytes.readableBytes());
        bytes.getBytes(bytes.readerIndex(), direct);
        direct.flip();
        return Unpooled.wrappedBuffer(direct.asReadOnlyBuffer());
    }
}
