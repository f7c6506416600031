package dev.unspool.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Says of answers what the server that compresses them on their way does not: that they vary by it (RFC 9110 section 12.5.5), and that their
 * ETag stands for the text and not for the bytes (section 8.8.1). Pages that are kept have a tag of their own for every coding.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class VaryByEncoding implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var accepted = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_ENCODING);
        var headers = exchange.getResponse().getHeaders();
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> describe(headers, accepted)));
        return chain.filter(exchange);
    }

    private static void describe(HttpHeaders headers, @Nullable String accepted) {
        if (!headers.getVary().contains(HttpHeaders.ACCEPT_ENCODING)) {
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        var etag = headers.getETag();
        if (etag != null && etag.startsWith("\"") && accepted != null && mayBeCoded(headers)) {
            headers.setETag("W/" + etag);
        }
    }

    /** What must not be stored has its tag to be changed by, which a weak one is no good for (RFC 9110 section 13.1.1). */
    private static boolean mayBeCoded(HttpHeaders headers) {
        return !headers.containsHeader(HttpHeaders.CONTENT_ENCODING) && !"no-store".equals(headers.getCacheControl());
    }
}
