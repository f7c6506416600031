package dev.unspool.thread;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.unspool.comment.AuthorHeader;
import dev.unspool.comment.Authors;
import dev.unspool.comment.ThreadRequest;
import dev.unspool.hotfeed.Rendered;
import dev.unspool.openapi.ApiHeaders;
import dev.unspool.openapi.SchemaPatterns;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Describes the pages of comments in the OpenAPI document, and answers what {@link ThreadResource} does not cache: an author's own pages, and unusual
 * spellings of the address.
 */
@RestController
@Tag(name = "Comments")
class ThreadFallbackController {

    private final ThreadResource resource;
    private final Authors authors;

    ThreadFallbackController(ThreadResource resource, Authors authors) {
        this.resource = resource;
        this.authors = authors;
    }

    @GetMapping("/api/v1/articles/{idOrSlug}/comments")
    @Operation(operationId = "listComments", summary = "The comments of an article", description = """
                    Those that readers see, each with its first three replies. Begin without a cursor and follow `page.next` until it is null;
                    comments that come meanwhile never shift a page. With `Unspool-Author` your own that wait for a moderator are among them.
                    Where somebody removed a comment that has replies, only its place is left. Once the article is retracted: `410`.""")
    @Parameter(
            name = "cursor",
            description = "`page.next` or `page.previous` of a page with the same `order` and `parent`.",
            schema = @Schema(type = "string", pattern = SchemaPatterns.CURSOR))
    @Parameter(
            name = "limit",
            description = "20, at most 100.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "100"))
    @Parameter(
            name = "order",
            description = "`newest`; of replies, `oldest`.",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"newest", "oldest"}))
    @Parameter(
            name = "parent",
            description = "Only the replies to this comment.",
            schema = @Schema(type = "string", pattern = SchemaPatterns.ID))
    @Parameter(
            name = AuthorHeader.NAME,
            in = ParameterIn.HEADER,
            description = "`author` of the answer to your first comment.",
            schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "200",
            description = "A page of comments. With `Unspool-Author` it has no `ETag`, and no cache keeps it.",
            headers = {
                @Header(name = "ETag", ref = ApiHeaders.ETAG),
                @Header(name = "Surrogate-Key", ref = ApiHeaders.SURROGATE_KEY)
            },
            content = @Content(mediaType = APPLICATION_JSON_VALUE, schema = @Schema(implementation = ThreadJson.class)))
    Mono<ResponseEntity<byte[]>> comments(
            @PathVariable String idOrSlug,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String parent,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var isShared = !AuthorHeader.isIn(exchange.getRequest());
        return Mono.fromCallable(() -> ThreadRequest.of(
                        idOrSlug, parent, order, cursor, limit, authors.inHeader(exchange.getRequest()), isShared))
                .flatMap(request -> isShared ? resource.page(request).map(Rendered::response) : resource.own(request));
    }
}
