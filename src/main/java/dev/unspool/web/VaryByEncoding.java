package dev.unspool.web;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Tells caches that an answer may come compressed or not (RFC 9110 section 12.5.5): the server that compresses does not say so. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class VaryByEncoding implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var response = exchange.getResponse();
        response.beforeCommit(() -> Mono.fromRunnable(() -> vary(response.getHeaders())));
        return chain.filter(exchange);
    }

    private static void vary(HttpHeaders headers) {
        if (!headers.getVary().contains(HttpHeaders.ACCEPT_ENCODING)) {
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
    }
}
