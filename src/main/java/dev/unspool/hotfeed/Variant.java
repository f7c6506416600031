package dev.unspool.hotfeed;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaders;

/** An answer in one coding, ready to be sent. */
final class Variant {

    /**
     * After so many times its bytes are copied out of the heap, from where the socket takes them without another copy. Most pages are
     * requested once.
     */
    private static final int DIRECT_AFTER = 3;

    private final HttpHeaders headers;
    private final int length;
    private volatile ByteBuf bytes;
    private int sent; // incremented without a lock: an approximate count will do

    Variant(HttpHeaders headers, byte[] bytes) {
        this.headers = headers;
        this.length = bytes.length;
        this.bytes = Unpooled.wrappedBuffer(bytes).asReadOnly();
    }

    /** Returns all headers of the answer. Do not modify them. */
    HttpHeaders headers() {
        return headers;
    }

    int length() {
        return length;
    }

    /** Returns the bytes for one write; release them once. */
    ByteBuf bytes() {
        var known = bytes;
        if (sent < DIRECT_AFTER && ++sent == DIRECT_AFTER) {
            known = direct(known);
            bytes = known;
        }
        return Unpooled.unreleasableBuffer(known.duplicate());
    }

    /** The garbage collector frees the buffer. Reference counting would have to count each request. */
    private static ByteBuf direct(ByteBuf bytes) {
        var direct = java.nio.ByteBuffer.allocateDirect(bytes.readableBytes());
        bytes.getBytes(bytes.readerIndex(), direct);
        direct.flip();
        return Unpooled.wrappedBuffer(direct.asReadOnlyBuffer());
    }
}
