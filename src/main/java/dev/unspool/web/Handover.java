package dev.unspool.web;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Hands requests over to WebFlux that were begun before it: as they are, or with the failure that it is to answer. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // after the headers that every answer has
public final class Handover implements WebFilter {

    private static final Class<Failure> KEY = Failure.class;

    private final ObjectProvider<HttpHandler> chain;
    private volatile @Nullable ReactorHttpHandlerAdapter adapter;

    Handover(ObjectProvider<HttpHandler> chain) {
        this.chain = chain;
    }

    /** Answers as if nothing had been before WebFlux. */
    public Mono<Void> toChain(HttpServerRequest request, HttpServerResponse response) {
        return adapter().apply(request, response);
    }

    /** Answers what went wrong, as WebFlux answers every failure. */
    public Mono<Void> failed(Throwable failure, HttpServerRequest request, HttpServerResponse response) {
        return toChain(request, response).contextWrite(context -> context.put(KEY, new Failure(failure)));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain rest) {
        return Mono.deferContextual(context -> context.<Failure>getOrEmpty(KEY)
                .<Mono<Void>>map(failure -> Mono.error(failure.cause()))
                .orElseGet(() -> rest.filter(exchange)));
    }

    private record Failure(Throwable cause) {}

    /** Made when it is first needed: the chain is only there once the server is. */
    private ReactorHttpHandlerAdapter adapter() {
        var known = adapter;
        if (known == null) {
            known = new ReactorHttpHandlerAdapter(chain.getObject());
            adapter = known;
        }
        return known;
    }
}
