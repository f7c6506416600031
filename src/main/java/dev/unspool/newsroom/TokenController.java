package dev.unspool.newsroom;

import static dev.unspool.access.NewsroomGate.TOKENS;

import dev.unspool.access.Editor;
import dev.unspool.access.NewsroomConfiguration;
import dev.unspool.access.Tokens;
import dev.unspool.cursor.FeedPosition;
import dev.unspool.web.PageLimit;
import dev.unspool.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The doors at which access tokens are given out and taken back. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Access tokens")
@SecurityRequirement(name = NewsroomConfiguration.BEARER)
class TokenController {

    private static final String LIST = "tokens";
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private final Reception reception;
    private final Tokens tokens;
    private final ListCursors places;

    TokenController(Reception reception, Tokens tokens, ListCursors places) {
        this.reception = reception;
        this.tokens = tokens;
        this.places = places;
    }

    @PostMapping(path = TOKENS, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Creates an access token",
            description = "The answer is the only place where it can be read: only its hash is kept.")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewsroomSchemas.Token.class)))
    @ApiResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TokenJson.class)))
    Mono<ResponseEntity<TokenJson>> create(
            @Parameter(hidden = true) Editor editor, @Parameter(hidden = true) ServerWebExchange exchange) {
        return reception
                .note(exchange)
                .map(incoming -> incoming.read(TokenForm::read))
                .flatMap(order -> tokens.create(order, editor.in(exchange)))
                .map(fresh -> ResponseEntity.created(
                                URI.create(TOKENS + '/' + fresh.token().id()))
                        .body(TokenJson.of(fresh)))
                .onErrorMap(Refusals::problem);
    }

    @GetMapping(path = TOKENS, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "All access tokens, the newest first", description = "Expired and revoked ones too.")
    @Parameter(name = "cursor", description = "`page.next` of the page before.")
    @Parameter(
            name = "limit",
            description = "20, at most 100.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "100"))
    Mono<ResponseEntity<ListJson<TokenJson>>> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var from = places.read(LIST, cursor, FeedPosition.NEWEST);
        var count = PageLimit.of(limit, DEFAULT_LIMIT, MAX_LIMIT);
        return tokens.list(from, count + 1)
                .map(found -> ListJson.of(
                        found,
                        count,
                        TokenJson::of,
                        last -> places.write(LIST, FeedPosition.of(last.createdAt(), last.id()))))
                .map(page -> page.answer(exchange));
    }

    @DeleteMapping(TOKENS + "/{id}")
    @Operation(summary = "Revokes an access token", description = "From the next request on. Safe to repeat.")
    @ApiResponse(responseCode = "204")
    Mono<ResponseEntity<Void>> revoke(
            @PathVariable String id,
            @Parameter(hidden = true) Editor editor,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        return Mono.justOrEmpty(Tokens.id(id))
                .flatMap(token -> tokens.revoke(token, editor.in(exchange)))
                .filter(known -> known)
                .map(known -> ResponseEntity.noContent().<Void>build())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("No access token has the id " + id + ".")));
    }
}
