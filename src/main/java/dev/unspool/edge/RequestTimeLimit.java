package dev.unspool.edge;

import dev.unspool.web.RequestBytes;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.Connection;
import reactor.netty.ConnectionObserver;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerState;

/**
 * Closes the connection of a request whose body has not arrived in time; with HTTP/2 only its stream. It is a backstop for the endpoints, each of which
 * has a shorter limit of its own ({@link RequestBytes}). Answers may take longer: the time ends with the last byte of the request. A request without
 * a body has no timer.
 *
 * <p>{@link HttpServer#requestTimeout} does not fit: Reactor Netty 1.3.8 starts that timer for every request and forgets it where a handler answers at
 * once, as cached pages do. At 17,000 requests per second the timers of 75 s filled a heap of 1 GB.
 */
@Component
final class RequestTimeLimit implements NettyServerCustomizer {

    /** Time from the headers of a request to the end of its body. The newsroom allows the most, 60 s for an article. */
    private static final Duration LIMIT = Duration.ofSeconds(75);

    private final Duration limit;

    RequestTimeLimit() {
        this(LIMIT);
    }

    RequestTimeLimit(Duration limit) {
        this.limit = limit;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.childObserve(this::startTimer);
    }

    private void startTimer(Connection connection, ConnectionObserver.State state) {
        if (state == HttpServerState.REQUEST_RECEIVED
                && connection instanceof HttpServerRequest request
                && hasBody(request.requestHeaders())) {
            add(connection.channel());
        }
    }

    /** Returns whether a body follows. HTTP/2 bodies of unknown length look chunked here. */
    private static boolean hasBody(HttpHeaders headers) {
        return headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                || !"0".equals(headers.get(HttpHeaderNames.CONTENT_LENGTH, "0"));
    }

    private void add(Channel channel) {
        channel.pipeline().addBefore(NettyPipeline.ReactiveBridge, null, new BodyTimer(channel, limit));
    }

    /** Waits for the last part of one body, then leaves the pipeline. */
    private static final class BodyTimer extends ChannelInboundHandlerAdapter {

        private final Future<?> end;

        BodyTimer(Channel channel, Duration limit) {
            end = channel.eventLoop().schedule(() -> channel.close(), limit.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            end.cancel(false);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof LastHttpContent) {
                context.pipeline().remove(this);
            }
            context.fireChannelRead(message);
        }
    }
}
