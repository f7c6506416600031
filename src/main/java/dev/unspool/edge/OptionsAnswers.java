package dev.unspool.edge;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Gives the answers to {@code OPTIONS} one form, whichever part of the application knows the methods of an address: {@code 204} with {@code Allow}. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OptionsAnswers implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (exchange.getRequest().getMethod().equals(HttpMethod.OPTIONS)) {
            var response = exchange.getResponse();
            response.beforeCommit(() -> Mono.fromRunnable(() -> unify(response)));
        }
        return chain.filter(exchange);
    }

    private static void unify(ServerHttpResponse response) {
        var headers = response.getHeaders();
        var status = response.getStatusCode();
        if (headers.containsHeader(HttpHeaders.ALLOW) && (status == null || status.is2xxSuccessful())) {
            headers.set(HttpHeaders.ALLOW, methods(headers.getAllow()));
            headers.setCacheControl("no-store");
            headers.remove("Accept-Patch");
            headers.remove(HttpHeaders.CONTENT_LENGTH);
            response.setStatusCode(HttpStatus.NO_CONTENT);
        }
    }

    private static String methods(Set<HttpMethod> allowed) {
        var names = allowed.stream().map(HttpMethod::name).collect(Collectors.toCollection(TreeSet::new));
        names.add(HttpMethod.OPTIONS.name());
        return String.join(", ", names);
    }
}
