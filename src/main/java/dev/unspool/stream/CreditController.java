package dev.unspool.stream;

import dev.unspool.openapi.FailsWith;
import dev.unspool.stream.StreamNames.Location;
import dev.unspool.web.ClientAddresses;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.RequestBytes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Raises a reader's credit, here or on the instance that holds the stream. */
@RestController
@Tag(name = "Stream")
class CreditController {

    /** Bytes of a body: some fifty times what a page sends. */
    private static final int MAX_BODY = 512;

    /** For a body of one packet. A client whose credit takes longer should request the article instead. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OpenStreams streams;
    private final StreamNames names;
    private final StreamHints hints;
    private final ClientAddresses addresses;

    CreditController(OpenStreams streams, StreamNames names, StreamHints hints, ClientAddresses addresses) {
        this.streams = streams;
        this.names = names;
        this.hints = hints;
        this.addresses = addresses;
    }

    @PutMapping(path = "/api/v1/streams/{sid}/credit", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "raiseCredit", summary = "Raises a reader's credit", description = """
                    The position up to which articles may be sent; at most three ahead of what was. Never lowered, safe to repeat, taken by
                    any instance. After a `problem`, the same credit once more asks to try again. `204` also for a stream that has just
                    closed: you will have noticed by the stream itself. `404` for a name that no stream has any more. `429` where your
                    network sends more than its readers can read: ask for the next article with a request.""")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CreditRequest.class)))
    @FailsWith(ProblemCode.RATE_LIMITED)
    @ApiResponse(responseCode = "204", description = "Taken.")
    Mono<ResponseEntity<Void>> credit(@PathVariable String sid, @Parameter(hidden = true) ServerWebExchange exchange) {
        return Mono.fromCallable(() -> where(sid))
                .zipWhen(where -> position(exchange.getRequest()))
                .flatMap(asked -> raise(sid, asked.getT2(), asked.getT1(), exchange.getRequest()))
                .thenReturn(ResponseEntity.noContent()
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    /** Known from the name alone, before a byte of the body is read. */
    private Location where(String sid) {
        return names.of(sid)
                .filter(where -> where != Location.NOWHERE)
                .orElseThrow(() -> Problem.notFound("No stream has this sid: take the one of the newest `hello`."));
    }

    private static Mono<Integer> position(ServerHttpRequest request) {
        return RequestBytes.json(request, MAX_BODY, PATIENCE)
                .map(body -> body.as(CreditRequest.class).position());
    }

    private Mono<Void> raise(String sid, int upTo, Location where, ServerHttpRequest request) {
        return streams.raise(sid, upTo) || where == Location.HERE
                ? Mono.empty()
                : hints.creditRaised(sid, upTo, addresses.of(request));
    }
}
