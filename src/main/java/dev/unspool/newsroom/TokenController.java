package dev.unspool.newsroom;

import static dev.unspool.access.NewsroomGate.TOKENS;

import dev.unspool.access.Editor;
import dev.unspool.access.NewsroomConfiguration;
import dev.unspool.access.Tokens;
import dev.unspool.cursor.SortKey;
import dev.unspool.openapi.ApiHeaders;
import dev.unspool.openapi.SchemaPatterns;
import dev.unspool.web.PageLimit;
import dev.unspool.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
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

/** Serves the API that creates, lists and revokes access tokens. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Access tokens")
@SecurityRequirement(name = NewsroomConfiguration.BEARER)
class TokenController {

    private static final String LIST = "tokens";
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private final RequestReader requests;
    private final Tokens tokens;
    private final ListCursors cursors;

    TokenController(RequestReader requests, Tokens tokens, ListCursors cursors) {
        this.requests = requests;
        this.tokens = tokens;
        this.cursors = cursors;
    }

    @PostMapping(path = TOKENS, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "createToken",
            summary = "Creates an access token",
            description = "The answer is the only place where it can be read: only its hash is kept.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewsroomSchemas.Token.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The token. `Location` names it.",
            headers = @Header(name = "Location", ref = ApiHeaders.LOCATION),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TokenJson.class)))
    Mono<ResponseEntity<TokenJson>> create(
            @Parameter(hidden = true) Editor editor, @Parameter(hidden = true) ServerWebExchange exchange) {
        return requests.note(exchange)
                .map(body -> DraftFields.read(body, TokenForm::read))
                .flatMap(request -> tokens.create(request, editor.actor(exchange)))
                .map(issued -> ResponseEntity.created(
                                URI.create(TOKENS + '/' + issued.token().id()))
                        .body(TokenJson.of(issued)))
                .onErrorMap(NewsroomProblems::of);
    }

    @GetMapping(path = TOKENS, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listTokens",
            summary = "All access tokens, the newest first",
            description = "Expired and revoked ones too.")
    @Parameter(
            name = "cursor",
            description = "`page.next` of the page before.",
            schema = @Schema(type = "string", pattern = SchemaPatterns.CURSOR))
    @Parameter(
            name = "limit",
            description = "20, at most 100.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "100"))
    @ApiResponse(
            responseCode = "200",
            description = "A page of the list.",
            headers = @Header(name = "Link", ref = ApiHeaders.LINK))
    Mono<ResponseEntity<ListJson<TokenJson>>> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var from = cursors.read(LIST, cursor, SortKey.NEWEST);
        var count = PageLimit.of(limit, DEFAULT_LIMIT, MAX_LIMIT);
        return tokens.list(from, count + 1)
                .map(found -> ListJson.of(
                        found,
                        count,
                        TokenJson::of,
                        last -> cursors.write(LIST, SortKey.of(last.createdAt(), last.id()))))
                .map(page -> page.answer(exchange));
    }

    @DeleteMapping(TOKENS + "/{id}")
    @Operation(
            operationId = "revokeToken",
            summary = "Revokes an access token",
            description = "From the next request on. Safe to repeat.")
    @ApiResponse(responseCode = "204", description = "It is revoked.")
    Mono<ResponseEntity<Void>> revoke(
            @PathVariable String id,
            @Parameter(hidden = true) Editor editor,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        return Mono.justOrEmpty(Tokens.id(id))
                .flatMap(token -> tokens.revoke(token, editor.actor(exchange)))
                .filter(known -> known)
                .map(known -> ResponseEntity.noContent().<Void>build())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("No access token has the id " + id + ".")));
    }
}
