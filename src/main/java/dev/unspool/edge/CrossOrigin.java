package dev.unspool.edge;

import dev.unspool.web.PathSpelling;
import dev.unspool.web.PublicReading;
import dev.unspool.web.Writers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Lets pages of other origins read everything that readers may see, and pages of the origins in the settings send what readers write (CORS protocol
 * of the Fetch Standard). The newsroom's answers have none of these headers.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE) // before the filter that renders failures from before WebFlux
final class CrossOrigin implements WebFilter {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /** Pages are not told whether they were counted: those of unknown origins are answered alike, and counted nowhere. */
    private static final List<PathPattern> BEACONS = patterns("/api/v1/articles/*/views", "/api/v1/articles/*/shares");

    /** Seconds for which browsers keep the answer to a preflight: the longest that Chromium takes. */
    private static final String MAX_AGE = "7200";

    /** Headers of the API that a browser asks permission for. */
    private static final String HEADERS =
            "Accept, Cache-Control, Content-Type, Idempotency-Key, If-None-Match, Last-Event-ID, Range, Unspool-Author, traceparent";

    private static final Map<String, String> READERS_PREFLIGHT = Map.of(
            "Access-Control-Allow-Methods", "GET, HEAD",
            "Access-Control-Allow-Headers", HEADERS,
            "Access-Control-Max-Age", MAX_AGE);

    private static final Map<String, String> WRITERS_PREFLIGHT = Map.of(
            "Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE",
            "Access-Control-Allow-Headers", HEADERS,
            "Access-Control-Max-Age", MAX_AGE);

    private final Writers writers;

    CrossOrigin(Writers writers) {
        this.writers = writers;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var headers = exchange.getResponse().getHeaders();
        if (PathSpelling.isOfNewsroom(request.getPath().pathWithinApplication().value())) {
            return newsroom(exchange, chain);
        }
        if (READING.contains(request.getMethod())) {
            PublicReading.all().forEach(headers::set);
            return chain.filter(exchange);
        }
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            preflight(request, headers);
            return chain.filter(asOptions(exchange));
        }
        allowWriter(request, headers);
        return writers.mayWrite(request) || matches(BEACONS, request)
                ? chain.filter(exchange)
                : Mono.error(Writers::refusal);
    }

    /** Allows no origin, and lets nobody keep an answer, also to a preflight or to an address in another spelling. */
    private static Mono<Void> newsroom(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().getHeaders().setCacheControl("no-store");
        return chain.filter(
                exchange.getRequest().getMethod().equals(HttpMethod.OPTIONS) ? asOptions(exchange) : exchange);
    }

    /** Adds to the answer what a preflight asks for; one that asks for more than its origin may get nothing, and the browser stops. */
    private void preflight(ServerHttpRequest request, HttpHeaders headers) {
        headers.add(HttpHeaders.VARY, "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
        var method = request.getHeaders().getAccessControlRequestMethod();
        if (method != null && writers.isAllowedOrigin(request)) {
            headers.set(
                    HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN,
                    request.getHeaders().getOrigin());
            WRITERS_PREFLIGHT.forEach(headers::set);
        } else if (method != null
                && READING.contains(method)
                && request.getHeaders().getOrigin() != null) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            READERS_PREFLIGHT.forEach(headers::set);
        }
    }

    /** Leaves out what makes the framework take the request for a preflight, which it would answer by itself, without {@code Allow}. */
    private static ServerWebExchange asOptions(ServerWebExchange exchange) {
        return exchange.mutate()
                .request(request ->
                        request.headers(headers -> headers.remove(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)))
                .build();
    }

    /** Adds the headers for an allowed origin. The answer to every other one differs, so no cache may confuse them. */
    private void allowWriter(ServerHttpRequest request, HttpHeaders headers) {
        headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (writers.isAllowedOrigin(request)) {
            headers.set(
                    HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN,
                    request.getHeaders().getOrigin());
            headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, PublicReading.EXPOSED);
        }
    }

    private static boolean matches(List<PathPattern> patterns, ServerHttpRequest request) {
        PathContainer path = request.getPath().pathWithinApplication();
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private static List<PathPattern> patterns(String... patterns) {
        return Arrays.stream(patterns)
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }
}
