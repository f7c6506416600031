package dev.unspool.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelOutboundInvoker;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpServerCodec;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Writes a stream to its socket without a publisher in between, which would cost more than all the rest. Over HTTP/1.1 it writes the
 * chunks (RFC 9112 section 7.1) itself, past the encoder: a block of a usual size is one buffer, and one write to the socket.
 */
final class ChannelOutlet implements Outlet {

    /** Bytes. Up to it, copying what all readers are sent costs less than a write of several parts. */
    private static final int COPIED = 4_096;

    /** Bytes around the content of a chunk: eight digits and two line ends. */
    private static final int CHUNK_FRAME = 12;

    private static final byte[] LINE_END = "\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Channel channel;
    private final @Nullable ChannelHandlerContext encoder;
    private final Runnable end;
    private Runnable writable = () -> {};
    private @Nullable Backlog seen;
    private boolean isWaiting;
    private boolean isDirty;

    /**
     * @param isChunked whether the answer is in chunks of HTTP/1.1
     * @param end ends the answer
     */
    ChannelOutlet(Channel channel, boolean isChunked, Runnable end) {
        this.channel = channel;
        this.encoder =
                isChunked ? channel.pipeline().context(HttpServerCodec.class) : null; // there is none over HTTP/2
        this.end = end;
    }

    /** Calls {@code told} whenever there is room again. */
    void onWritable(Runnable told) {
        writable = told;
    }

    @Override
    public boolean isWritable() {
        if (channel.isWritable()) {
            return true;
        }
        if (!isWaiting && channel.isActive()) {
            isWaiting = true;
            channel.pipeline().addBefore(NettyPipeline.ReactiveBridge, null, new Room());
        }
        return false;
    }

    /** Over HTTP/2 it cannot be told: a block that is under way counts only once all of it has left. */
    @Override
    public boolean hasMoved() {
        var before = seen;
        seen = Backlog.of(channel.unsafe().outboundBuffer());
        return seen != null && !seen.equals(before);
    }

    @Override
    public void send(Frame frame) {
        isDirty = true;
        if (encoder == null) {
            channel.write(new DefaultHttpContent(whole(frame)), channel.voidPromise());
        } else if (frame.rest() == null || frame.rest().length() <= COPIED) {
            sendChunk(encoder, frame);
        } else {
            sendParts(encoder, frame, frame.rest());
        }
    }

    @Override
    public void flush() {
        if (isDirty) {
            isDirty = false;
            invoker().flush();
        }
    }

    @Override
    public void end() {
        end.run();
    }

    @Override
    public void cut() {
        channel.close();
    }

    private ChannelOutboundInvoker invoker() {
        return encoder == null ? channel : encoder;
    }

    private ByteBuf whole(Frame frame) {
        var bytes = channel.alloc().directBuffer(length(frame));
        putContent(bytes, frame);
        return bytes;
    }

    private void sendChunk(ChannelHandlerContext to, Frame frame) {
        var length = length(frame);
        var bytes = channel.alloc().directBuffer(length + CHUNK_FRAME);
        putSize(bytes, length);
        putContent(bytes, frame);
        to.write(bytes.writeBytes(LINE_END), to.voidPromise());
    }

    /** What is large is not copied: the socket takes it from where it is. */
    private void sendParts(ChannelHandlerContext to, Frame frame, Shared rest) {
        var own = frame.own().length();
        var bytes = channel.alloc().directBuffer(own + CHUNK_FRAME);
        putSize(bytes, own + rest.length());
        putOwn(bytes, frame);
        to.write(bytes, to.voidPromise());
        to.write(rest.view(), to.voidPromise());
        to.write(channel.alloc().directBuffer(LINE_END.length).writeBytes(LINE_END), to.voidPromise());
    }

    private static int length(Frame frame) {
        var rest = frame.rest();
        return rest == null ? ByteBufUtil.utf8Bytes(frame.own()) : frame.own().length() + rest.length();
    }

    private static void putSize(ByteBuf bytes, int size) {
        ByteBufUtil.writeAscii(bytes, Integer.toHexString(size));
        bytes.writeBytes(LINE_END);
    }

    private static void putContent(ByteBuf bytes, Frame frame) {
        putOwn(bytes, frame);
        if (frame.rest() != null) {
            bytes.writeBytes(frame.rest().view());
        }
    }

    /** What stands before shared bytes is ids and names, all ASCII, and the usual case. */
    private static void putOwn(ByteBuf bytes, Frame frame) {
        if (frame.rest() == null) {
            ByteBufUtil.writeUtf8(bytes, frame.own());
        } else {
            ByteBufUtil.writeAscii(bytes, frame.own());
        }
    }

    /** What waits in a socket: parts and their bytes, and how much of the first has left. */
    private record Backlog(int parts, long bytes, long progress) {

        static @Nullable Backlog of(@Nullable ChannelOutboundBuffer buffer) {
            return buffer == null
                    ? null
                    : new Backlog(buffer.size(), buffer.totalPendingWriteBytes(), buffer.currentProgress());
        }
    }

    /** Waits for room in a socket that had none; goes when there is. Most streams never need one. */
    private final class Room extends ChannelInboundHandlerAdapter {

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            context.fireChannelWritabilityChanged();
            if (context.channel().isWritable()) {
                isWaiting = false;
                context.pipeline().remove(this);
                writable.run();
            }
        }
    }
}
