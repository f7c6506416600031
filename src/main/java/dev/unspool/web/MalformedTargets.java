package dev.unspool.web;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.util.BitSet;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses what is no address (RFC 3986, RFC 9112 section 3.2) before anything behind it has to make sense of it: the server itself answers
 * 500 where it cannot, and WebFlux 400 without a word.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class MalformedTargets implements NettyRouteProvider {

    /** In a path. Links from elsewhere have some of them in their query, unencoded, and are followed all the same. */
    private static final BitSet FORBIDDEN = of("\"<>\\^`{|}");

    private final JsonMapper json;

    MalformedTargets(JsonMapper json) {
        this.json = json;
    }

    @Override
    public HttpServerRoutes apply(HttpServerRoutes routes) {
        return routes.route(request -> !isTarget(request.uri()), this::refuse);
    }

    /** A path with its query, or a whole address. */
    static boolean isTarget(String target) {
        return (target.startsWith("/") || isWhole(target)) && isEncoded(target);
    }

    private static boolean isWhole(String target) {
        return target.regionMatches(true, 0, "http://", 0, 7) || target.regionMatches(true, 0, "https://", 0, 8);
    }

    /** On the way of every request: one look at each character. */
    private static boolean isEncoded(String target) {
        var inPath = true;
        for (var i = 0; i < target.length(); i++) {
            var c = target.charAt(i);
            inPath = inPath && c != '?';
            if (c <= ' ' || c == 0x7f || (inPath && FORBIDDEN.get(c)) || (c == '%' && !isEscape(target, i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEscape(String target, int percent) {
        return percent + 2 < target.length()
                && Character.digit(target.charAt(percent + 1), 16) >= 0
                && Character.digit(target.charAt(percent + 2), 16) >= 0;
    }

    private Mono<Void> refuse(HttpServerRequest request, HttpServerResponse response) {
        var problem = Problem.malformed("Encode the address as RFC 3986 says.");
        var traceId = TraceId.of(request.requestHeaders().get("traceparent"));
        var body = json.writeValueAsBytes(Problems.document(problem, null, traceId));
        SecurityHeaders.all().forEach(response::header);
        response.status(problem.code().status().value())
                .header(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .header(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
        return request.method().equals(HttpMethod.HEAD)
                ? response.send().then()
                : response.sendByteArray(Mono.just(body)).then();
    }

    private static BitSet of(String characters) {
        var set = new BitSet();
        characters.chars().forEach(set::set);
        return set;
    }
}
