package dev.unspool.stream;

import dev.unspool.web.Problem;
import dev.unspool.web.Problems;
import dev.unspool.web.TraceId;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** The answers to a request for a stream that open none: an immediate {@code bye}, or an error. */
@Component
final class StreamAnswers {

    private final StreamEvents events;
    private final JsonMapper json;

    StreamAnswers(StreamEvents events, JsonMapper json) {
        this.events = events;
        this.json = json;
    }

    /** Sends a stream that says only when to come back: any status but 200 would be final for a browser. */
    Mono<Void> bye(ByeReason reason, HttpServerResponse response) {
        return eventStream(response)
                .sendString(Mono.just(events.bye(reason).text()))
                .then();
    }

    /** Sends an error that says what to change. Nothing of a stream may have been sent before. */
    Mono<Void> refuse(Problem problem, HttpServerRequest request, HttpServerResponse response) {
        var document = Problems.document(problem, URI.create(request.fullPath()), traceId(request));
        var body = json.writeValueAsBytes(document);
        return response.status(problem.code().status().value())
                .header(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .header(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length))
                .sendByteArray(Mono.just(body))
                .then();
    }

    /** Sets the headers that every stream has. */
    static HttpServerResponse eventStream(HttpServerResponse response) {
        return response.header(HttpHeaderNames.CONTENT_TYPE, "text/event-stream;charset=UTF-8")
                .header(HttpHeaderNames.CACHE_CONTROL, "no-store, no-transform")
                .header("X-Accel-Buffering", "no");
    }

    static String traceId(HttpServerRequest request) {
        return TraceId.of(request.requestHeaders().get("traceparent"));
    }
}
