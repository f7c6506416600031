package dev.unspool.edge;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;

/**
 * Has requests with very many headers refused as too large. In 16 KB there is room for 4,000, which take half a megabyte of memory for as long as a
 * stream is open or a request is held.
 */
@Sharable
final class ManyHeaders extends ChannelInboundHandlerAdapter {

    /** Browsers send some 20, and proxies add a few. HAProxy passes on 101, Varnish 64. */
    static final int MOST = 128;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && request.headers().size() > MOST) {
            request.headers().clear();
            request.setDecoderResult(DecoderResult.failure(new TooLongHttpHeaderException("more than " + MOST)));
        }
        context.fireChannelRead(message);
    }
}
