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
 * Writes a stream to its socket directly, without a publisher, which would cost more than all the rest. Over HTTP/1.1 it writes the chunks
 * (RFC 9112 section 7.1) itself, past the encoder: a block of usual size is one buffer, and one write to the socket.
 */
final class ChannelFrameWriter implements FrameWriter {

    /** Bytes. Up to this length, copying shared bytes costs less than a write of several parts. */
    private static final int COPIED = 4_096;

    /** Bytes around the content of a chunk: eight digits and two line ends. */
    private static final int CHUNK_FRAME = 12;

    private static final byte[] LINE_END = "\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Channel channel;
    private final @Nullable ChannelHandlerContext encoder;
    private final Runnable end;
    private Runnable writable = () -> {};
    private @Nullable Backlog lastBacklog;
    private boolean isWaiting;
    private boolean needsFlush;

    /**
     * @param isChunked whether the response is in chunks of HTTP/1.1
     * @param end ends the response
     */
    ChannelFrameWriter(Channel channel, boolean isChunked, Runnable end) {
        this.channel = channel;
        this.encoder = isChunked ? channel.pipeline().context(HttpServerCodec.class) : null; // HTTP/2 has none
        this.end = end;
    }

    /** Calls {@code listener} whenever the socket has room again. */
    void onWritable(Runnable listener) {
        writable = listener;
    }

    @Override
    public boolean isWritable() {
        if (channel.isWritable()) {
            return true;
        }
        if (!isWaiting && channel.isActive()) {
            isWaiting = true;
            channel.pipeline().addBefore(NettyPipeline.ReactiveBridge, null, new WritabilityWatcher());
        }
        return false;
    }

    /** Over HTTP/2 progress within a block cannot be seen: a block counts only once all of it has left. */
    @Override
    public boolean hasProgressed() {
        var before = lastBacklog;
        lastBacklog = Backlog.of(channel.unsafe().outboundBuffer());
        return lastBacklog != null && !lastBacklog.equals(before);
    }

    @Override
    public void send(Frame frame) {
        needsFlush = true;
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
        if (needsFlush) {
            needsFlush = false;
            invoker().flush();
        }
    }

    @Override
    public void end() {
        end.run();
    }

    @Override
    public void abort() {
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

    /** Does not copy a large block: the socket takes it from where it is. */
    private void sendParts(ChannelHandlerContext to, Frame frame, SharedBytes rest) {
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

    /** What precedes shared bytes is ids and names, all ASCII. */
    private static void putOwn(ByteBuf bytes, Frame frame) {
        if (frame.rest() == null) {
            ByteBufUtil.writeUtf8(bytes, frame.own());
        } else {
            ByteBufUtil.writeAscii(bytes, frame.own());
        }
    }

    /** What waits in a socket: its parts, their bytes, and how much of the first part has left. */
    private record Backlog(int parts, long bytes, long progress) {

        static @Nullable Backlog of(@Nullable ChannelOutboundBuffer buffer) {
            return buffer == null
                    ? null
                    : new Backlog(buffer.size(), buffer.totalPendingWriteBytes(), buffer.currentProgress());
        }
    }

    /** Waits until a full socket has room, then removes itself. Most streams never need one. */
    private final class WritabilityWatcher extends ChannelInboundHandlerAdapter {

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
