package dev.unspool.web;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/**
 * Ignores every wish to change the protocol of a connection, as a server may (RFC 9110 section 7.8). A balancer that forwards such a wish makes a
 * tunnel of the connection, and a client would send requests through it that no rule of the balancer sees. HTTP/2 without TLS begins with prior
 * knowledge.
 */
@Component
final class NoUpgrades implements NettyServerCustomizer {

    private static final Ignores HANDLER = new Ignores();

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, address) -> follow(channel.pipeline()));
    }

    /** Behind TLS the server offers no change, and there is no codec yet. */
    private static void follow(ChannelPipeline pipeline) {
        var codec = pipeline.context(HttpServerCodec.class);
        if (codec != null) {
            pipeline.addAfter(codec.name(), null, HANDLER);
        }
    }

    @Sharable
    private static final class Ignores extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                request.headers().remove(HttpHeaderNames.UPGRADE);
            }
            context.fireChannelRead(message);
        }
    }
}
