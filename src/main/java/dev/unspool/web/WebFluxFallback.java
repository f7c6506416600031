package dev.unspool.web;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Passes requests that are answered before WebFlux on to WebFlux: as they are, or with the failure that it is to answer. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2) // after the headers that every answer has, and within CanonicalAddresses
public final class WebFluxFallback implements WebFilter {

    private static final Class<Failure> KEY = Failure.class;
    private static final String OPTIONS = WebFluxFallback.class.getName() + ".options";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final ObjectProvider<HttpHandler> chain;
    private volatile @Nullable ReactorHttpHandlerAdapter adapter;

    WebFluxFallback(ObjectProvider<HttpHandler> chain) {
        this.chain = chain;
    }

    /** Lets WebFlux answer the request. */
    public Mono<Void> toChain(HttpServerRequest request, HttpServerResponse response) {
        return UnencodedQuery.isIn(request.uri())
                ? UnencodedQuery.redirect(request, response)
                : adapter().apply(request, response);
    }

    /** Lets WebFlux answer {@code failure}, as it answers every failure. */
    public Mono<Void> failed(Throwable failure, HttpServerRequest request, HttpServerResponse response) {
        return toChain(request, response).contextWrite(context -> context.put(KEY, new Failure(failure)));
    }

    /** Lets WebFlux answer {@code OPTIONS} for an address that can only be read. */
    public Mono<Void> options(HttpServerRequest request, HttpServerResponse response) {
        return toChain(request, response).contextWrite(context -> context.put(OPTIONS, true));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain rest) {
        return Mono.deferContextual(context -> {
            if (context.hasKey(OPTIONS)) {
                return Mono.fromRunnable(
                        () -> exchange.getResponse().getHeaders().setAllow(READING));
            }
            return context.<Failure>getOrEmpty(KEY)
                    .<Mono<Void>>map(failure -> Mono.error(failure.cause()))
                    .orElseGet(() -> rest.filter(exchange));
        });
    }

    private record Failure(Throwable cause) {}

    /** Returns the adapter. It is made on first use: the filter chain does not exist before the server does. */
    private ReactorHttpHandlerAdapter adapter() {
        var known = adapter;
        if (known == null) {
            known = new ReactorHttpHandlerAdapter(chain.getObject());
            adapter = known;
        }
        return known;
    }
}
