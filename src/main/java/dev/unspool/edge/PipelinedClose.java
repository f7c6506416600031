package dev.unspool.edge;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Closes a connection after the answer to the pipelined request that asked for it (RFC 9112 section 9.6). The server behind this handler would close
 * it after the answer that it is just sending, and drop the others, so such a request looks like any other to it.
 */
final class PipelinedClose extends ChannelDuplexHandler {

    private static final int NONE = 0;

    private int received;
    private int answered;

    /** Number of the request that asked to close; {@link #NONE} before it has come. */
    private int last = NONE;

    private boolean isAfterLast;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            isAfterLast = last != NONE;
            count(request);
        }
        if (isAfterLast) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse interim && interim.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
            context.write(message, promise);
            return;
        }
        if (message instanceof HttpResponse response && answered + 1 == last) {
            HttpUtil.setKeepAlive(response, false);
        }
        var isEnd = message instanceof LastHttpContent && ++answered == last;
        context.write(message, isEnd ? promise.unvoid().addListener(ChannelFutureListener.CLOSE) : promise);
    }

    private void count(HttpRequest request) {
        if (isAfterLast) {
            return;
        }
        received++;
        if (received > answered + 1 && !HttpUtil.isKeepAlive(request)) {
            last = received;
            HttpUtil.setKeepAlive(request, true);
        }
    }
}
