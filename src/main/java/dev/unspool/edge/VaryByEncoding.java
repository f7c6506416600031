package dev.unspool.edge;

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
 * Adds to answers what the server leaves out when it compresses them: that they vary by encoding (RFC 9110 section 12.5.5), and that their ETag is
 * weak, since it identifies the text and not the bytes (section 8.8.1). Cached pages have an ETag of their own for every encoding.
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

    /**
     * Whether the server may compress the answer. Answers that must not be stored keep their strong ETag, which is used to change them; a weak one
     * cannot be (RFC 9110 section 13.1.1).
     */
    private static boolean mayBeCoded(HttpHeaders headers) {
        return !headers.containsHeader(HttpHeaders.CONTENT_ENCODING) && !"no-store".equals(headers.getCacheControl());
    }
}
