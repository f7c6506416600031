package dev.unspool.docs;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Has the document made where one may wait: springdoc reads classes from files when it is first asked, and once more for every language
 * that a client names. Ours has one language.
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
