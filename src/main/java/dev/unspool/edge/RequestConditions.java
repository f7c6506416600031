package dev.unspool.edge;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Treats conditions and ranges alike at every address. {@code If-None-Match: *} is answered {@code 304} wherever there is an ETag (RFC 9110 section
 * 13.1.2). Ranges are ignored, as section 14.2 allows: cached pages know none, and the framework answers one that it cannot read or serve with 416
 * and the length of a body that never comes, or with 500.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestConditions implements WebFilter {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getRequest().getHeaders();
        var answer = exchange.getResponse();
        answer.beforeCommit(() -> Mono.fromRunnable(() -> answer.getHeaders().remove(HttpHeaders.ACCEPT_RANGES)));
        var whole = headers.containsHeader(HttpHeaders.RANGE) ? withoutRange(exchange) : exchange;
        var isAny = READING.contains(exchange.getRequest().getMethod())
                && headers.getOrEmpty(HttpHeaders.IF_NONE_MATCH).stream()
                        .anyMatch(tag -> tag.strip().equals("*"));
        return chain.filter(isAny ? new AnyMatches(whole) : whole);
    }

    private static ServerWebExchange withoutRange(ServerWebExchange exchange) {
        return exchange.mutate()
                .request(request -> request.headers(headers -> headers.remove(HttpHeaders.RANGE)))
                .build();
    }

    /** An exchange of a client that has some representation, whichever it is. */
    private static final class AnyMatches extends ServerWebExchangeDecorator {

        private boolean isNotModified;

        private AnyMatches(ServerWebExchange exchange) {
            super(exchange);
        }

        @Override
        public boolean isNotModified() {
            return isNotModified || super.isNotModified();
        }

        @Override
        public boolean checkNotModified(String etag) {
            return checkNotModified(etag, Instant.MIN);
        }

        @Override
        public boolean checkNotModified(@Nullable String etag, Instant lastModified) {
            if (etag == null || etag.isEmpty()) {
                return super.checkNotModified(etag, lastModified);
            }
            getResponse().getHeaders().setETag(etag);
            isNotModified = getResponse().setStatusCode(HttpStatus.NOT_MODIFIED);
            return isNotModified;
        }
    }
}
