package dev.unspool.docs;

import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Generates the OpenAPI document, and the AsyncAPI document from it, on a thread that may block: springdoc reads class files on the first
 * request, and again for every language that a client sends. The documents have one language, so that header is removed.
 */
@Component
class OpenApiOffTheEventLoop implements WebFilter {

    static final String OPEN_API = "/openapi.json";
    static final String ASYNC_API = "/asyncapi.json";

    private static final Set<String> DOCUMENTS = Set.of(OPEN_API, ASYNC_API);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!DOCUMENTS.contains(exchange.getRequest().getPath().value())) {
            return chain.filter(exchange);
        }
        var request = exchange.getRequest()
                .mutate()
                .headers(headers -> headers.remove(HttpHeaders.ACCEPT_LANGUAGE))
                .build();
        return chain.filter(exchange.mutate().request(request).build()).subscribeOn(Schedulers.boundedElastic());
    }
}
