package dev.unspool.docs;

import dev.unspool.web.Problem;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Hides the addresses of springdoc itself: it makes its document anew for each request, on the event loop, and keeps one for each language that a client
 * sends. {@link ApiDocumentsController} serves it instead.
 */
@Component
final class SpringdocPaths implements WebFilter {

    /** As {@code springdoc.api-docs.path}; other addresses of springdoc begin with it. */
    static final String DOCUMENT = "/springdoc.json";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = StringUtils.uriDecode(exchange.getRequest().getPath().value(), StandardCharsets.UTF_8);
        return path.contains(DOCUMENT)
                ? Mono.error(Problem.notFound("There is nothing at this address."))
                : chain.filter(exchange);
    }
}
