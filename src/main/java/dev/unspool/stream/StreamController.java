package dev.unspool.stream;

import dev.unspool.cursor.CursorText;
import dev.unspool.feed.ReadingSessions;
import dev.unspool.feed.Steps;
import dev.unspool.web.Problem;
import dev.unspool.web.Problems;
import dev.unspool.web.TraceId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Stream")
class StreamController {

    private static final MediaType EVENT_STREAM = MediaType.parseMediaType("text/event-stream;charset=UTF-8");

    private final Starts starts;
    private final OpenStreams streams;
    private final StreamEvents events;
    private final ReaderStream.Parts parts;

    StreamController(
            Starts starts,
            OpenStreams streams,
            StreamEvents events,
            ReadingSessions sessions,
            Steps steps,
            CursorText text,
            StreamSettings settings,
            Clock clock) {
        this.starts = starts;
        this.streams = streams;
        this.events = events;
        this.parts = new ReaderStream.Parts(sessions, steps, events, text, settings, clock);
    }

    @GetMapping(path = "/api/v1/stream")
    @Operation(summary = "The articles of a reading session as Server-Sent Events", description = """
                    Begins with `hello`. A `next-article` event follows only while its position is within the credit: `upTo` at first, and
                    then what `PUT /api/v1/streams/{sid}/credit` raises it to. Every event has an id that any instance resumes.
                    `end-of-feed` comes at the true end only. What is away for the moment is told by `bye` with a time to come back, since
                    an EventSource gives up on any status but 200.""")
    @Parameter(
            name = "article",
            in = ParameterIn.QUERY,
            description = "Id or slug of the article that the reader opened.")
    @Parameter(name = "section", in = ParameterIn.QUERY, description = "A session within this section (slug).")
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "A place in the session, from `next` or `next-article`.")
    @Parameter(
            name = "upTo",
            in = ParameterIn.QUERY,
            description = "The first credit: a position.",
            schema = @Schema(type = "integer", minimum = "0", defaultValue = "1"))
    @Parameter(
            name = "read",
            in = ParameterIn.QUERY,
            description = "Numbers of articles that the reader has read: `1-20,25`.")
    @Parameter(
            name = "html",
            in = ParameterIn.QUERY,
            description = "`1`: articles come with their element.",
            schema = @Schema(allowableValues = "1"))
    @Parameter(
            name = "lastEventId",
            in = ParameterIn.QUERY,
            description = "For clients that cannot send `Last-Event-ID`, which wins over it.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    Mono<Void> stream(@Parameter(hidden = true) ServerWebExchange exchange) {
        return Mono.fromCallable(() -> StreamRequest.of(exchange.getRequest()))
                .flatMap(request -> streams.hasPlace()
                        ? starts.of(request)
                                .map(start -> frames(start, exchange))
                                .onErrorResume(this::away)
                        : Mono.just(Flux.just(bye(streams.isDraining() ? Farewell.DRAIN : Farewell.CAPACITY))))
                .flatMap(frames -> write(frames, exchange));
    }

    @PutMapping("/api/v1/streams/{sid}/credit")
    @Operation(summary = "Raises a reader's credit", description = """
                    The position up to which articles may be sent; at most three ahead of what was. Never lowered, safe to repeat.
                    After a `problem`, the same credit once more asks to try again.""")
    @ApiResponse(responseCode = "204")
    ResponseEntity<Void> credit(@PathVariable String sid, @RequestBody CreditRequest request) {
        streams.credit(sid)
                .orElseThrow(
                        () -> Problem.notFound("No stream with this sid is open here: connect again by the last id."))
                .raise(request.position());
        return ResponseEntity.noContent()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Flux<Frame> frames(Start start, ServerWebExchange exchange) {
        var sid = streams.newSid();
        var reader = new ReaderStream(sid, TraceId.of(exchange.getRequest().getHeaders()), start, parts);
        return Flux.defer(() -> {
                    streams.open(sid, reader.credit());
                    return untilFarewell(reader);
                })
                .doFinally(signal -> streams.close(sid));
    }

    private Flux<Frame> untilFarewell(ReaderStream reader) {
        return Flux.merge(reader.frames(), streams.farewell().map(this::bye)).takeUntil(Frame::isLast);
    }

    /** What may pass is no status for a browser; what can never work is. */
    private Mono<Flux<Frame>> away(Throwable failure) {
        return Problems.of(failure).code().status().is5xxServerError()
                ? Mono.just(Flux.just(bye(Farewell.DEPENDENCY_UNAVAILABLE)))
                : Mono.error(failure);
    }

    private Frame bye(Farewell farewell) {
        return events.bye(farewell.reason(), farewell.retryMs());
    }

    private static Mono<Void> write(Flux<Frame> frames, ServerWebExchange exchange) {
        var response = exchange.getResponse();
        response.getHeaders().setContentType(EVENT_STREAM);
        response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store, no-transform");
        response.getHeaders().set("X-Accel-Buffering", "no");
        return response.writeAndFlushWith(
                frames.map(frame -> Mono.just(response.bufferFactory().wrap(frame.bytes()))));
    }
}
