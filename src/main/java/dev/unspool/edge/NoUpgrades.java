package dev.unspool.edge;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;

/**
 * Ignores requests to upgrade the protocol of a connection, as a server may (RFC 9110 section 7.8). A balancer that forwards such a request turns the
 * connection into a tunnel, and a client could send requests through it that no rule of the balancer sees. HTTP/2 without TLS begins with prior
 * knowledge.
 */
@Sharable
final class NoUpgrades extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            request.headers().remove(HttpHeaderNames.UPGRADE);
        }
        context.fireChannelRead(message);
    }
}
