package dev.unspool.hotfeed;

import dev.unspool.hotfeed.HotAnswers.Served;
import dev.unspool.web.Caching;
import dev.unspool.web.CampaignParameters;
import dev.unspool.web.PathSpelling;
import dev.unspool.web.StrictTransport;
import dev.unspool.web.WebFluxFallback;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.MethodNotAllowedException;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * Answers requests for {@link HotResource}s directly in the HTTP server, before WebFlux: WebFlux's chain costs three times as much as
 * sending a cached page. A request that fails here is handed over to that chain, which renders every failure.
 */
@Component
@Order(0)
final class HotPathHandler implements NettyRouteProvider {

    private static final List<org.springframework.http.HttpMethod> READING =
            List.of(org.springframework.http.HttpMethod.GET, org.springframework.http.HttpMethod.HEAD);

    private final List<HotResource> resources;
    private final HotAnswers answers;
    private final WebFluxFallback fallback;
    private final StrictTransport transport;
    private final CampaignParameters campaign;
    private final HotMetrics metrics;

    HotPathHandler(
            List<HotResource> resources,
            HotAnswers answers,
            WebFluxFallback fallback,
            StrictTransport transport,
            CampaignParameters campaign,
            MeterRegistry meters) {
        this.resources = List.copyOf(resources);
        this.answers = answers;
        this.fallback = fallback;
        this.transport = transport;
        this.campaign = campaign;
        this.metrics = new HotMetrics(meters);
    }

    @Override
    public HttpServerRoutes apply(HttpServerRoutes routes) {
        return routes.route(this::isOurs, this::answer);
    }

    private boolean isOurs(HttpServerRequest request) {
        var path = PathSpelling.inOriginForm(request.uri());
        return resources.stream().anyMatch(resource -> resource.mayMatch(path));
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        var begin = System.nanoTime();
        try {
            var target = RequestTarget.of(PathSpelling.inOriginForm(request.uri()));
            var lookup = target.isForeign() ? null : lookup(target, request);
            if (lookup == null) {
                return fallback.toChain(request, response);
            }
            if (request.method().equals(HttpMethod.OPTIONS)) {
                return fallback.options(request, response);
            }
            if (!isReading(request.method())) {
                return fallback.failed(notAllowed(request.method()), request, response);
            }
            var served = answers.cached(lookup);
            return served == null
                    ? load(lookup, begin, request, response)
                    : sendCached(lookup, served, begin, request, response);
        } catch (RuntimeException failure) {
            return fallback.failed(failure, request, response);
        }
    }

    private static boolean isReading(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private static MethodNotAllowedException notAllowed(HttpMethod method) {
        return new MethodNotAllowedException(method.name(), READING);
    }

    private @Nullable Lookup lookup(RequestTarget target, HttpServerRequest request) {
        for (var resource : resources) {
            // first, since WebFlux's endpoint may have other parameters
            var isOurs = resource.isForEverybody(request.method(), request.requestHeaders());
            var lookup = isOurs ? resource.lookup(target) : null;
            if (lookup != null) {
                resource.query().check(target.parameters(), campaign);
                return resource.mayBeKept(request.requestHeaders()) ? lookup : lookup.unkept();
            }
        }
        return null;
    }

    private Mono<Void> sendCached(
            Lookup lookup, Served served, long begin, HttpServerRequest request, HttpServerResponse response) {
        if (answers.needsRefresh(served)) {
            answers.refresh(lookup);
        }
        return send(lookup, served, begin, metrics.hit, request, response);
    }

    private Mono<Void> load(Lookup lookup, long begin, HttpServerRequest request, HttpServerResponse response) {
        return answers.load(lookup)
                .<Supplier<Mono<Void>>>map(served -> () -> send(lookup, served, begin, metrics.fill, request, response))
                .onErrorResume(failure -> Mono.just(() -> fallback.failed(failure, request, response)))
                .flatMap(Supplier::get);
    }

    private Mono<Void> send(
            Lookup lookup,
            Served served,
            long begin,
            Timer outcome,
            HttpServerRequest request,
            HttpServerResponse response) {
        var cached = served.answer();
        var coding = cached.codingFor(AcceptEncoding.best(all(request, HttpHeaderNames.ACCEPT_ENCODING)));
        if (lookup.mayBeKept() && isNotModified(cached, coding, request)) {
            metrics.record(metrics.notModified, begin);
            return head(response.status(304), cached.notModified(coding), served, lookup)
                    .send();
        }
        metrics.record(served.age().isZero() ? outcome : metrics.stale, begin);
        var variant = coding == Coding.IDENTITY ? cached.plain() : cached.variant(coding);
        return variant == null
                ? answers.encoded(lookup, cached, coding)
                        .flatMap(encoded -> send(lookup, encoded, served, request, response))
                : send(lookup, variant, served, request, response);
    }

    private static boolean isNotModified(CachedAnswer cached, Coding coding, HttpServerRequest request) {
        var tags = all(request, HttpHeaderNames.IF_NONE_MATCH);
        return tags == null
                ? cached.isUnmodifiedSince(request.requestHeaders().get(HttpHeaderNames.IF_MODIFIED_SINCE))
                : cached.matches(tags, coding);
    }

    private Mono<Void> send(
            Lookup lookup, Variant variant, Served served, HttpServerRequest request, HttpServerResponse response) {
        var status = served.answer().response().getStatusCode().value();
        head(response.status(status), variant.headers(), served, lookup);
        return request.method().equals(HttpMethod.HEAD)
                ? response.send().then()
                : response.send(Mono.<ByteBuf>fromSupplier(variant::bytes)).then();
    }

    /** Switches the server's own compression off, which would also compress for {@code deflate}. */
    private HttpServerResponse head(HttpServerResponse response, HttpHeaders headers, Served served, Lookup lookup) {
        response.compression(false).headers(headers);
        transport.set(response);
        if (!lookup.mayBeKept()) {
            return unkept(response);
        }
        return served.age().isZero() ? response : aged(response, served.age());
    }

    private static HttpServerResponse unkept(HttpServerResponse response) {
        response.responseHeaders()
                .remove(HttpHeaderNames.ETAG)
                .remove(HttpHeaderNames.LAST_MODIFIED)
                .remove("Surrogate-Key");
        return response.header(HttpHeaderNames.CACHE_CONTROL, "no-store");
    }

    /** An answer that may be stale is not what caches may keep for a day: it may be older than the purge that would have told them. */
    private static HttpServerResponse aged(HttpServerResponse response, Duration age) {
        var isForLong =
                response.responseHeaders().contains(HttpHeaderNames.CACHE_CONTROL, Caching.PURGED_VERSION, false);
        return (isForLong ? response.header(HttpHeaderNames.CACHE_CONTROL, Caching.ARTICLE) : response)
                .header(HttpHeaderNames.AGE, Long.toString(age.toSeconds()));
    }

    /** Several lines of one header are one list (RFC 9110 section 5.3). */
    static @Nullable String all(HttpServerRequest request, CharSequence name) {
        var lines = request.requestHeaders().getAll(name);
        return lines.size() > 1 ? String.join(",", lines) : lines.isEmpty() ? null : lines.get(0);
    }
}
