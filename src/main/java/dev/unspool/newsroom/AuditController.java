package dev.unspool.newsroom;

import static dev.unspool.access.NewsroomGate.AUDIT;

import dev.unspool.access.NewsroomConfiguration;
import dev.unspool.ledger.AuditEntry;
import dev.unspool.ledger.AuditLog;
import dev.unspool.openapi.ApiHeaders;
import dev.unspool.openapi.SchemaPatterns;
import dev.unspool.web.PageLimit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Serves the audit log: who did what. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Newsroom")
@SecurityRequirement(name = NewsroomConfiguration.BEARER)
class AuditController {

    private static final String LIST = "audit";
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 100;

    private final AuditLog log;
    private final ListCursors cursors;

    AuditController(AuditLog log, ListCursors cursors) {
        this.log = log;
        this.cursors = cursors;
    }

    @GetMapping(path = AUDIT, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listAudit", summary = "Who did what, the newest first", description = """
                    One entry for each act: who came in (the id and the name of the access token, or `import` and `command` on the
                    server), what was done, to which article or token, and the `traceId` of the request. It holds no text.""")
    @Parameter(
            name = "cursor",
            description = "`page.next` of the page before.",
            schema = @Schema(type = "string", pattern = SchemaPatterns.CURSOR))
    @Parameter(
            name = "limit",
            description = "50, at most 100.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "100"))
    @ApiResponse(
            responseCode = "200",
            description = "A page of the list.",
            headers = @Header(name = "Link", ref = ApiHeaders.LINK))
    Mono<ResponseEntity<ListJson<AuditEntry>>> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var from = cursors.read(LIST, cursor, ListCursors.at(Long.MAX_VALUE));
        var count = PageLimit.of(limit, DEFAULT_LIMIT, MAX_LIMIT);
        return log.list(from.micros(), count + 1)
                .map(found -> ListJson.of(
                        found, count, entry -> entry, last -> cursors.write(LIST, ListCursors.at(last.id()))))
                .map(page -> page.answer(exchange));
    }
}
