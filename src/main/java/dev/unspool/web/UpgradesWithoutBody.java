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
 * Stays with HTTP/1.1 where a request with a body asks for HTTP/2 in passing, as Java's own client does with its first one. The server would
 * have to hold the whole body before it can change over, from anyone, and answers 413 instead; a server is free to pass the wish over (RFC 9110
 * section 7.8).
 */
@Component
final class UpgradesWithoutBody implements NettyServerCustomizer {

    private static final PassesOver HANDLER = new PassesOver();

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, address) -> follow(channel.pipeline()));
    }

    /** Behind TLS nobody changes over: there is no codec yet. */
    private static void follow(ChannelPipeline pipeline) {
        var codec = pipeline.context(HttpServerCodec.class);
        if (codec != null) {
            pipeline.addAfter(codec.name(), null, HANDLER);
        }
    }

    @Sharable
    private static final class PassesOver extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request && hasBody(request)) {
                request.headers().remove(HttpHeaderNames.UPGRADE);
            }
            context.fireChannelRead(message);
        }

        private static boolean hasBody(HttpRequest request) {
            var length = request.headers().get(HttpHeaderNames.CONTENT_LENGTH);
            return request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)
                    || (length != null && !length.equals("0"));
        }
    }
}
