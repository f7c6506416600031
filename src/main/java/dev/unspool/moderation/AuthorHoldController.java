package dev.unspool.moderation;

import dev.unspool.web.RequestBytes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Endpoints by which moderators hold all further comments of an author. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Moderation")
@SecurityRequirement(name = "accessToken")
class AuthorHoldController {

    private static final String PATH = ModerationController.PATH + "/{id}/author-hold";

    /** Bytes of a request body: a reason for other moderators. */
    private static final int MAX_BODY = 8 * 1024;

    private final AuthorHolds holds;

    AuthorHoldController(AuthorHolds holds) {
        this.holds = holds;
    }

    @PutMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "holdAuthor",
            summary = "Has all further comments of this comment's author wait",
            description = """
                    Until it is taken back, and for as long as the author's token can be valid. What readers see already stays as it is, but
                    waits once its author changes it. The author is not told. Safe to repeat: the first decision stands.""")
    @RequestBody(content = @Content(schema = @Schema(implementation = ModerationOrder.Hold.class)))
    @ApiResponse(responseCode = "200", description = "The hold, as it was first decided.")
    Mono<AuthorHoldJson> hold(
            @PathVariable String id,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) Principal moderator) {
        return RequestBytes.json(exchange.getRequest(), MAX_BODY)
                .map(body -> body.isEmpty() ? ModerationOrder.Hold.EMPTY : body.as(ModerationOrder.Hold.class))
                .flatMap(given -> holds.hold(ModerationController.comment(id), moderator.getName(), given.note()))
                .map(AuthorHoldJson::of);
    }

    @DeleteMapping(PATH)
    @Operation(
            operationId = "releaseAuthor",
            summary = "Lets further comments of this comment's author pass again",
            description = """
                    As far as the other rules do. What waits already still waits. Safe to repeat.""")
    @ApiResponse(responseCode = "204", description = "Nothing holds the author any more.")
    Mono<ResponseEntity<Void>> lift(@PathVariable String id, @Parameter(hidden = true) Principal moderator) {
        return Mono.fromCallable(() -> ModerationController.comment(id))
                .flatMap(comment -> holds.lift(comment, moderator.getName()))
                .thenReturn(ResponseEntity.noContent().build());
    }
}
