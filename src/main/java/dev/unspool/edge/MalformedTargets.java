package dev.unspool.edge;

import dev.unspool.web.Problem;
import dev.unspool.web.Problems;
import dev.unspool.web.PublicReading;
import dev.unspool.web.SecurityHeaders;
import dev.unspool.web.TraceId;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
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
 * Refuses requests whose target is malformed (RFC 3986, RFC 9112 section 3.2), or which do not say once for which host they are (section 3.2), before
 * anything else has to parse them: the server itself answers 500 if it cannot, and WebFlux 400 without a body.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class MalformedTargets implements NettyRouteProvider {

    /** Characters forbidden in a path. Some links of other sites have them in their query, unencoded: {@link UnencodedQueries}. */
    private static final BitSet FORBIDDEN = of("\"<>[\\]^`{|}");

    private static final BitSet NO_HOST = of("\"<>\\^`{|}/?#@,;");

    private final JsonMapper json;

    MalformedTargets(JsonMapper json) {
        this.json = json;
    }

    @Override
    public HttpServerRoutes apply(HttpServerRoutes routes) {
        return routes.route(MalformedTargets::asksForTheServer, MalformedTargets::allowAll)
                .route(request -> !isTarget(request.uri()), this::refuseTarget)
                .route(request -> !hasHost(request), this::refuseHost);
    }

    /** Whether it is {@code OPTIONS *}, which concerns the server as a whole (RFC 9110 section 9.3.7). */
    private static boolean asksForTheServer(HttpServerRequest request) {
        return request.uri().equals("*") && request.method().equals(HttpMethod.OPTIONS);
    }

    private static Mono<Void> allowAll(HttpServerRequest request, HttpServerResponse response) {
        SecurityHeaders.all().forEach(response::header);
        return response.status(204)
                .header(HttpHeaderNames.ALLOW, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
                .header(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .send();
    }

    /** Whether a request has one valid {@code Host}, or none if it is older than HTTP/1.1. A cache in front and this server could otherwise take it for different sites. */
    private static boolean hasHost(HttpServerRequest request) {
        var hosts = request.requestHeaders().valueStringIterator(HttpHeaderNames.HOST);
        if (!hosts.hasNext()) {
            return !HttpVersion.HTTP_1_1.equals(request.version());
        }
        return isHost(hosts.next()) && !hosts.hasNext();
    }

    private static boolean isHost(String host) {
        for (var i = 0; i < host.length(); i++) {
            if (host.charAt(i) <= ' ' || host.charAt(i) >= 0x7f || NO_HOST.get(host.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code target} is a well-formed path with its query, or an absolute URL. */
    static boolean isTarget(String target) {
        return (target.startsWith("/") || isWhole(target)) && isEncoded(target);
    }

    private static boolean isWhole(String target) {
        return target.regionMatches(true, 0, "http://", 0, 7) || target.regionMatches(true, 0, "https://", 0, 8);
    }

    /** Whether all characters are allowed, or escaped as UTF-8. It runs for every request, so it looks at each character once. */
    private static boolean isEncoded(String target) {
        var inPath = true;
        for (var i = 0; i < target.length(); ) {
            var c = target.charAt(i);
            inPath = inPath && c != '?';
            if (c <= ' ' || c >= 0x7f || c == '#' || (inPath && FORBIDDEN.get(c))) {
                return false;
            }
            i = c == '%' ? Utf8Escapes.end(target, i) : i + 1;
            if (i < 0) {
                return false;
            }
        }
        return true;
    }

    private Mono<Void> refuseTarget(HttpServerRequest request, HttpServerResponse response) {
        return refuse(Problem.malformed("Encode the address as RFC 3986 says, in UTF-8."), request, response);
    }

    private Mono<Void> refuseHost(HttpServerRequest request, HttpServerResponse response) {
        return refuse(Problem.malformed("Name the host once, in `Host`."), request, response);
    }

    private Mono<Void> refuse(Problem problem, HttpServerRequest request, HttpServerResponse response) {
        var traceId = TraceId.of(request.requestHeaders().get("traceparent"));
        var body = json.writeValueAsBytes(Problems.document(problem, null, traceId));
        SecurityHeaders.all().forEach(response::header);
        PublicReading.all().forEach(response::header);
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
