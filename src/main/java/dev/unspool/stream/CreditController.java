package dev.unspool.stream;

import dev.unspool.announce.Announcements;
import dev.unspool.cursor.CursorText;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A reader's credit: taken here, or passed on to the instance that holds the stream. */
@RestController
@Tag(name = "Stream")
class CreditController {

    private final OpenStreams streams;
    private final Announcements announcements;
    private final CursorText text;

    CreditController(OpenStreams streams, Announcements announcements, CursorText text) {
        this.streams = streams;
        this.announcements = announcements;
        this.text = text;
    }

    @PutMapping("/api/v1/streams/{sid}/credit")
    @Operation(summary = "Raises a reader's credit", description = """
                    The position up to which articles may be sent; at most three ahead of what was. Never lowered, safe to repeat, taken by
                    any instance. After a `problem`, the same credit once more asks to try again. `204` also for a stream that is closed
                    by now: you will have noticed by the stream itself.""")
    @ApiResponse(responseCode = "204")
    Mono<ResponseEntity<Void>> credit(@PathVariable String sid, @RequestBody CreditRequest request) {
        return Mono.defer(() -> raise(known(sid), request.position()))
                .thenReturn(ResponseEntity.noContent()
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    private Mono<Void> raise(String sid, int upTo) {
        return streams.raise(sid, upTo) ? Mono.empty() : passOn(sid, upTo);
    }

    private Mono<Void> passOn(String sid, int upTo) {
        return announcements
                .creditRaised(sid, upTo)
                .onErrorMap(away -> new Problem(
                        ProblemCode.DEPENDENCY_UNAVAILABLE,
                        "The stream is open on another instance, which cannot be reached: send it again, or ask for the next article with"
                                + " a request."));
    }

    private String known(String sid) {
        if (!text.isStreamName(sid)) {
            throw Problem.notFound("No stream has this sid: take the one of `hello`.");
        }
        return sid;
    }
}
