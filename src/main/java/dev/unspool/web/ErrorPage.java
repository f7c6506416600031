package dev.unspool.web;

import org.springframework.http.ProblemDetail;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Renders a problem as a page for people, which a browser gets in place of the JSON document. */
public interface ErrorPage {

    /** Returns HTML in UTF-8. */
    Mono<byte[]> render(ProblemDetail problem, ServerWebExchange exchange);
}
