package dev.unspool.docs;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Generates the OpenAPI document on a thread that may block: springdoc reads class files on the first request, and again for every language
 * that a client sends. The document has one language, so that header is removed.
 */
@Component
class OpenApiOffTheEventLoop implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!exchange.getRequest().getPath().value().equals("/openapi.json")) {
            return chain.filter(exchange);
        }
        var request = exchange.getRequest()
                .mutate()
                .headers(headers -> headers.remove(HttpHeaders.ACCEPT_LANGUAGE))
                .build();
        return chain.filter(exchange.mutate().request(request).build()).subscribeOn(Schedulers.boundedElastic());
    }
}
