package dev.unspool.web;

import org.springframework.http.ProblemDetail;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Draws a problem for people: what a browser gets in place of the JSON document. */
public interface ErrorPage {

    /** UTF-8 HTML. */
    Mono<byte[]> draw(ProblemDetail problem, ServerWebExchange exchange);
}
