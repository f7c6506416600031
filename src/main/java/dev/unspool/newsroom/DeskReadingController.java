package dev.unspool.newsroom;

import static dev.unspool.access.NewsroomGate.ARTICLES;

import dev.unspool.access.NewsroomConfiguration;
import dev.unspool.cursor.SortKey;
import dev.unspool.ledger.NewsroomArchive;
import dev.unspool.ledger.NewsroomArticle;
import dev.unspool.ledger.Revision;
import dev.unspool.ledger.Status;
import dev.unspool.openapi.ApiHeaders;
import dev.unspool.openapi.SchemaPatterns;
import dev.unspool.web.PageLimit;
import dev.unspool.web.Problem;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Serves the API that shows articles in every state. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Newsroom")
@SecurityRequirement(name = NewsroomConfiguration.BEARER)
class DeskReadingController {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    /** Fewer than articles, because revisions come with their texts. */
    private static final int DEFAULT_REVISIONS = 5;

    private static final int MAX_REVISIONS = 20;

    private final NewsroomArchive archive;
    private final ListCursors cursors;
    private final Site site;

    DeskReadingController(NewsroomArchive archive, ListCursors cursors, Site site) {
        this.archive = archive;
        this.cursors = cursors;
        this.site = site;
    }

    @GetMapping(path = ARTICLES, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listArticles", summary = "Articles in every state, the newest first", description = """
                    In the order in which they were created, without bodies. Follow `page.next` until it is null: a change of an article
                    moves nothing.""")
    @Parameter(
            name = "status",
            description = "Only articles in this state.",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"draft", "published", "retracted"}))
    @Parameter(
            name = "cursor",
            description = "`page.next` of a page with the same `status`.",
            schema = @Schema(type = "string", pattern = SchemaPatterns.CURSOR))
    @Parameter(
            name = "limit",
            description = "20, at most 100.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "100"))
    @ApiResponse(
            responseCode = "200",
            description = "A page of the list.",
            headers = @Header(name = "Link", ref = ApiHeaders.LINK))
    Mono<ResponseEntity<ListJson<NewsroomArticleJson>>> list(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var of = status(status);
        var list = "articles " + status;
        var from = cursors.read(list, cursor, SortKey.NEWEST);
        var count = PageLimit.of(limit, DEFAULT_LIMIT, MAX_LIMIT);
        return archive.list(of, from.id(), count + 1)
                .map(found -> ListJson.of(
                        found,
                        count,
                        article -> NewsroomArticleJson.of(article, site),
                        last -> cursors.write(list, new SortKey(0, last.id().value()))))
                .map(page -> page.answer(exchange));
    }

    @GetMapping(ARTICLES + "/{id}")
    @Operation(
            operationId = "readArticle",
            summary = "One article in any state",
            description = "Its `ETag` is what the next change wants as `If-Match`.")
    @ApiResponse(
            responseCode = "200",
            description = "The article.",
            headers = @Header(name = "ETag", ref = ApiHeaders.ETAG),
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = NewsroomArticleJson.class)))
    Mono<ResponseEntity<NewsroomArticleJson>> one(@PathVariable String id) {
        return found(id)
                .map(article -> ResponseEntity.ok()
                        .eTag(EntityTag.of(article.state().edition()))
                        .body(NewsroomArticleJson.of(article, site)));
    }

    @GetMapping(path = ARTICLES + "/{id}/revisions", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listRevisionsForStaff",
            summary = "What the changes of an article replaced",
            description = """
                    The newest first: the version that each made, what readers were told, and the text before it. Empty for a draft. Once
                    an article is killed, the notice stands in the place of every text.""")
    @Parameter(
            name = "cursor",
            description = "`page.next` of a page of the same article.",
            schema = @Schema(type = "string", pattern = SchemaPatterns.CURSOR))
    @Parameter(
            name = "limit",
            description = "5, at most 20.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "20"))
    @ApiResponse(
            responseCode = "200",
            description = "A page of the list.",
            headers = @Header(name = "Link", ref = ApiHeaders.LINK))
    Mono<ResponseEntity<ListJson<Revision>>> revisions(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var list = "revisions " + id;
        var from = cursors.read(list, cursor, ListCursors.at(Integer.MAX_VALUE));
        var count = PageLimit.of(limit, DEFAULT_REVISIONS, MAX_REVISIONS);
        return found(id)
                .flatMap(article -> archive.revisions(article.id(), (int) from.micros(), count + 1))
                .map(found -> ListJson.of(
                        found,
                        count,
                        revision -> revision,
                        last -> cursors.write(list, ListCursors.at(last.version()))))
                .map(page -> page.answer(exchange));
    }

    private Mono<NewsroomArticle> found(String id) {
        return archive.find(EditRequest.id(id)).switchIfEmpty(Mono.error(() -> EditRequest.notFound(id)));
    }

    private static @Nullable Status status(@Nullable String status) {
        try {
            return status == null ? null : Status.of(status);
        } catch (IllegalArgumentException none) {
            throw Problem.malformed("Give `status` as draft, published or retracted, or leave it out.");
        }
    }
}
