package dev.unspool.feed;

import dev.unspool.hotfeed.Rendered;
import dev.unspool.openapi.ApiHeaders;
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
import reactor.core.publisher.Mono;

/**
 * Describes the cached operations on an article in the OpenAPI document, and answers them in unusual spellings of the address; see
 * {@link FeedFallbackController}.
 */
@RestController
@Tag(name = "Articles")
class ArticleFallbackController {

    private final ArticleResource articles;
    private final ArticleVersionResource versions;

    ArticleFallbackController(ArticleResource articles, ArticleVersionResource versions) {
        this.articles = articles;
        this.versions = versions;
    }

    @GetMapping("/api/v1/articles/{idOrSlug}")
    @Operation(
            operationId = "getArticle",
            summary = "One article",
            description = "By its id or its slug. Once retracted: `410` with the notice.")
    @ApiResponse(
            responseCode = "200",
            description = "As it is now.",
            headers = {
                @Header(name = "ETag", ref = ApiHeaders.ETAG),
                @Header(name = "Surrogate-Key", ref = ApiHeaders.SURROGATE_KEY)
            },
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ArticleJson.class)))
    Mono<ResponseEntity<byte[]>> article(@PathVariable String idOrSlug) {
        return articles.article(idOrSlug).map(Rendered::response);
    }

    @GetMapping("/api/v1/articles/{idOrSlug}/versions/{version}")
    @Operation(
            operationId = "getArticleVersion",
            summary = "One version of an article",
            description =
                    "For what a change names: caches that are purged keep it for a day. An older version than the newest redirects to that one; a version that"
                            + " does not exist is `404`. With `from` only what differs from that version comes, or a redirect to the whole where that is not known."
                            + " Once retracted: `410` with the notice.")
    @Parameter(
            name = "version",
            in = ParameterIn.PATH,
            required = true,
            description = "The version that a change made.",
            schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "999999999"))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "The version that you have: an earlier one.",
            schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "999999998"))
    @ApiResponse(
            responseCode = "200",
            description = "The version, which is the newest; with `from`, what differs.",
            headers = {
                @Header(name = "ETag", ref = ApiHeaders.ETAG),
                @Header(name = "Surrogate-Key", ref = ApiHeaders.SURROGATE_KEY)
            },
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(oneOf = {ArticleJson.class, ArticleDifferenceJson.class})))
    @ApiResponse(
            responseCode = "307",
            description = "There is a newer version.",
            headers = {
                @Header(name = "Location", ref = ApiHeaders.LOCATION),
                @Header(name = "Surrogate-Key", ref = ApiHeaders.SURROGATE_KEY)
            },
            content = @Content)
    Mono<ResponseEntity<byte[]>> version(
            @PathVariable String idOrSlug,
            @PathVariable String version,
            @Parameter(hidden = true) @RequestParam(required = false) @Nullable String from) {
        return versions.answer(idOrSlug, version, from).map(Rendered::response);
    }

    @GetMapping("/api/v1/articles/{idOrSlug}/revisions")
    @Operation(
            operationId = "listCorrections",
            summary = "The public corrections of an article",
            description = "Newest first: the version that each made, when, and the note that readers see. "
                    + "Empty where none was needed. Once retracted: `410` with the notice.")
    @ApiResponse(
            responseCode = "200",
            description = "As it is now.",
            headers = {
                @Header(name = "ETag", ref = ApiHeaders.ETAG),
                @Header(name = "Surrogate-Key", ref = ApiHeaders.SURROGATE_KEY)
            },
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RevisionsJson.class)))
    Mono<ResponseEntity<byte[]>> revisions(@PathVariable String idOrSlug) {
        return articles.revisions(idOrSlug).map(Rendered::response);
    }
}
