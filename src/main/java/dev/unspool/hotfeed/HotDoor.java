package dev.unspool.hotfeed;

import dev.unspool.hotfeed.HotAnswers.Given;
import dev.unspool.web.Handover;
import dev.unspool.web.StrictTransport;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.server.MethodNotAllowedException;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * Where readers get what all readers ask for: a handler of the server itself, before WebFlux, whose chain costs three times what it takes
 * to send a page that is finished. What fails here is answered by that chain, like every failure.
 */
@Component
final class HotDoor implements NettyRouteProvider {

    private static final List<org.springframework.http.HttpMethod> READING =
            List.of(org.springframework.http.HttpMethod.GET, org.springframework.http.HttpMethod.HEAD);

    private final List<HotResource> resources;
    private final HotAnswers answers;
    private final Handover handover;
    private final StrictTransport transport;
    private final Figures figures;

    HotDoor(
            List<HotResource> resources,
            HotAnswers answers,
            Handover handover,
            StrictTransport transport,
            MeterRegistry meters) {
        this.resources = List.copyOf(resources);
        this.answers = answers;
        this.handover = handover;
        this.transport = transport;
        this.figures = new Figures(meters);
    }

    @Override
    public HttpServerRoutes apply(HttpServerRoutes routes) {
        return routes.route(this::isOurs, this::answer);
    }

    private boolean isOurs(HttpServerRequest request) {
        var path = Target.inOriginForm(request.uri());
        return resources.stream().anyMatch(resource -> resource.mayHold(path));
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        var begin = System.nanoTime();
        try {
            var wanted = wanted(Target.of(Target.inOriginForm(request.uri())));
            if (wanted == null) {
                return handover.toChain(request, response);
            }
            if (!isReading(request.method())) {
                return handover.failed(notAllowed(request.method()), request, response);
            }
            var given = answers.near(wanted);
            return given == null
                    ? made(wanted, begin, request, response)
                    : kept(wanted, given, begin, request, response);
        } catch (RuntimeException failure) {
            return handover.failed(failure, request, response);
        }
    }

    private static boolean isReading(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private static MethodNotAllowedException notAllowed(HttpMethod method) {
        return new MethodNotAllowedException(method.name(), READING);
    }

    private @Nullable Wanted wanted(Target target) {
        for (var resource : resources) {
            var wanted = resource.wanted(target);
            if (wanted != null) {
                return wanted;
            }
        }
        return null;
    }

    private Mono<Void> kept(
            Wanted wanted, Given given, long begin, HttpServerRequest request, HttpServerResponse response) {
        if (answers.isToBeRenewed(given)) {
            answers.renew(wanted);
        }
        return send(wanted, given, begin, figures.hit, request, response);
    }

    private Mono<Void> made(Wanted wanted, long begin, HttpServerRequest request, HttpServerResponse response) {
        return answers.given(wanted)
                .<Supplier<Mono<Void>>>map(given -> () -> send(wanted, given, begin, figures.fill, request, response))
                .onErrorResume(failure -> Mono.just(() -> handover.failed(failure, request, response)))
                .flatMap(Supplier::get);
    }

    private Mono<Void> send(
            Wanted wanted,
            Given given,
            long begin,
            Timer outcome,
            HttpServerRequest request,
            HttpServerResponse response) {
        var kept = given.kept();
        var coding = kept.coding(AcceptEncoding.best(all(request, HttpHeaderNames.ACCEPT_ENCODING)));
        if (kept.isWhatIsNamed(all(request, HttpHeaderNames.IF_NONE_MATCH), coding)) {
            figures.record(figures.notModified, begin);
            return head(response.status(304), kept.unchanged(coding), given).send();
        }
        figures.record(given.age().isZero() ? outcome : figures.stale, begin);
        var variant = coding == Coding.IDENTITY ? kept.plain() : kept.variant(coding);
        return variant == null
                ? answers.coded(wanted, kept, coding).flatMap(coded -> send(coded, given, request, response))
                : send(variant, given, request, response);
    }

    private Mono<Void> send(Variant variant, Given given, HttpServerRequest request, HttpServerResponse response) {
        head(response.status(given.kept().answer().getStatusCode().value()), variant.headers(), given);
        return request.method().equals(HttpMethod.HEAD)
                ? response.send().then()
                : response.send(Mono.<ByteBuf>fromSupplier(variant::bytes)).then();
    }

    /** Not to be compressed by the server as well, which takes {@code deflate} for a wish too. */
    private HttpServerResponse head(HttpServerResponse response, HttpHeaders headers, Given given) {
        response.compression(false).headers(headers);
        transport.set(response);
        return given.age().isZero()
                ? response
                : response.header(HttpHeaderNames.AGE, Long.toString(given.age().toSeconds()));
    }

    /** Several lines of one name are one list (RFC 9110 section 5.3). */
    private static @Nullable String all(HttpServerRequest request, CharSequence name) {
        var lines = request.requestHeaders().getAll(name);
        return lines.size() > 1 ? String.join(",", lines) : lines.isEmpty() ? null : lines.get(0);
    }
}
