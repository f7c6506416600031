package dev.unspool.hotfeed;

import io.netty.handler.codec.http.HttpHeaderNames;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerState;

/**
 * Reduces the {@code Accept-Encoding} of every request to the coding that its client prefers. What compresses answers that are not cached, and what
 * finds files that are compressed already, would only look for a name in the header, whatever its weight.
 */
@Component
final class PreferredCoding implements NettyServerCustomizer {

    @Override
    public HttpServer apply(HttpServer server) {
        return server.childObserve((connection, state) -> {
            if (state == HttpServerState.REQUEST_RECEIVED && connection instanceof HttpServerRequest request) {
                reduce(request);
            }
        });
    }

    private static void reduce(HttpServerRequest request) {
        var accepted = HotPathHandler.all(request, HttpHeaderNames.ACCEPT_ENCODING);
        if (accepted == null) {
            return;
        }
        var best = AcceptEncoding.best(accepted);
        if (best == Coding.IDENTITY) {
            request.requestHeaders().remove(HttpHeaderNames.ACCEPT_ENCODING);
        } else if (!best.token().equals(accepted)) {
            request.requestHeaders().set(HttpHeaderNames.ACCEPT_ENCODING, best.token());
        }
    }
}
