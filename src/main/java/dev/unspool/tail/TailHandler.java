package dev.unspool.tail;

import dev.unspool.web.PathSpelling;
import dev.unspool.web.PublicReading;
import dev.unspool.web.SecurityHeaders;
import dev.unspool.web.WebFluxFallback;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.MethodNotAllowedException;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers requests for the tail, directly in the HTTP server: WebFlux would keep its exchange, filters and publishers in memory as long as a
 * request is held. The answer has one coding and no {@code Vary}, by which a newer Varnish would answer waiters one after another.
 */
@Component
@Order(0)
final class TailHandler implements NettyRouteProvider {

    private static final List<org.springframework.http.HttpMethod> READING =
            List.of(org.springframework.http.HttpMethod.GET, org.springframework.http.HttpMethod.HEAD);

    private final TailAnswers answers;
    private final JsonMapper json;
    private final WebFluxFallback fallback;

    TailHandler(TailAnswers answers, JsonMapper json, WebFluxFallback fallback) {
        this.answers = answers;
        this.json = json;
        this.fallback = fallback;
    }

    @Override
    public HttpServerRoutes apply(HttpServerRoutes routes) {
        return routes.route(request -> target(request).startsWith(TailAddress.PREFIX), this::answer);
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        if (request.method().equals(HttpMethod.OPTIONS)) {
            return fallback.options(request, response);
        }
        try {
            return answerTo(request)
                    .<Supplier<Mono<Void>>>map(answer -> () -> send(answer, request, response))
                    .onErrorResume(failure -> Mono.just(() -> fallback.failed(failure, request, response)))
                    .flatMap(Supplier::get);
        } catch (RuntimeException failure) {
            return fallback.failed(failure, request, response);
        }
    }

    private static String target(HttpServerRequest request) {
        return PathSpelling.inOriginForm(request.uri());
    }

    private Mono<TailAnswer> answerTo(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.GET)) {
            return answers.of(TailAddress.parse(target(request)));
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            return answers.ofNow(TailAddress.parse(target(request)));
        }
        throw new MethodNotAllowedException(request.method().name(), READING);
    }

    private Mono<Void> send(TailAnswer answer, HttpServerRequest request, HttpServerResponse response) {
        var body = json.writeValueAsBytes(answer.body());
        response.compression(false);
        SecurityHeaders.all().forEach(response::header);
        PublicReading.all().forEach(response::header);
        response.header(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .header(HttpHeaderNames.CACHE_CONTROL, answer.cacheControl())
                .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
        return request.method().equals(HttpMethod.HEAD)
                ? response.send()
                : response.sendByteArray(Mono.just(body)).then();
    }
}
