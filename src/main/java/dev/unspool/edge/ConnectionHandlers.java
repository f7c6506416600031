package dev.unspool.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/** Puts the handlers of this package right behind the codec of every connection of HTTP/1.1. HTTP/2 has none of their subjects. */
@Component
final class ConnectionHandlers implements NettyServerCustomizer {

    private final NoUpgrades upgrades = new NoUpgrades();
    private final OtherVersions versions = new OtherVersions();
    private final ManyHeaders headers = new ManyHeaders();
    private final UnreadableRequests unreadable;

    ConnectionHandlers(JsonMapper json) {
        this.unreadable = new UnreadableRequests(json);
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, address) -> begin(channel.pipeline()));
    }

    /** With TLS the pipeline gets its codec after the handshake, in which the protocol is chosen. */
    private void begin(ChannelPipeline pipeline) {
        if (pipeline.get(SslHandler.class) != null && pipeline.get(HttpServerCodec.class) == null) {
            pipeline.addLast(new AfterHandshake());
        } else {
            follow(pipeline);
        }
    }

    private void follow(ChannelPipeline pipeline) {
        var codec = pipeline.context(HttpServerCodec.class);
        if (codec != null) {
            pipeline.addAfter(codec.name(), null, unreadable);
            pipeline.addAfter(codec.name(), null, new PipelinedClose());
            pipeline.addAfter(codec.name(), null, upgrades);
            pipeline.addAfter(codec.name(), null, versions);
            pipeline.addAfter(codec.name(), null, headers);
        }
    }

    private final class AfterHandshake extends ChannelInboundHandlerAdapter {

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslHandshakeCompletionEvent) {
                follow(context.pipeline());
                context.pipeline().remove(this);
            }
            context.fireUserEventTriggered(event);
        }
    }
}
