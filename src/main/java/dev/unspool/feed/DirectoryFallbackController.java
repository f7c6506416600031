package dev.unspool.feed;

import dev.unspool.article.TopicKind;
import dev.unspool.hotfeed.Rendered;
import dev.unspool.openapi.ApiHeaders;
import dev.unspool.web.KnownQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Describes the directories of sections, tags and authors in the OpenAPI document, and answers them in unusual spellings of the address; see
 * {@link FeedFallbackController}.
 */
@RestController
@KnownQuery({"cursor", "limit"})
@Tag(name = "Directories")
class DirectoryFallbackController {

    private static final String WALK = "A to Z by slug, with how many articles each has. Only those with a published"
            + " article: nothing is listed for a retracted one. Begin without a cursor and follow `page.next` until it is null.";
    private static final String PAGE = "The page. `Link: <…>; rel=\"next\"` names the next one.";

    private final DirectoryResource answers;

    DirectoryFallbackController(DirectoryResource answers) {
        this.answers = answers;
    }

    @GetMapping(DirectoryResource.SECTIONS)
    @Operation(operationId = "listSections", summary = "All sections", description = WALK)
    @DirectoryParameters
    @ApiResponse(
            responseCode = "200",
            description = PAGE,
            headers = {
                @Header(name = "ETag", ref = ApiHeaders.ETAG),
                @Header(name = "Link", ref = ApiHeaders.LINK),
                @Header(name = "Surrogate-Key", ref = ApiHeaders.SURROGATE_KEY)
            },
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DirectoryJson.TopicPage.class)))
    Mono<ResponseEntity<byte[]>> sections(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        return page(TopicKind.SECTION, DirectoryResource.SECTIONS, parameters);
    }

    @GetMapping(DirectoryResource.TAGS)
    @Operation(operationId = "listTags", summary = "All tags", description = WALK)
    @DirectoryParameters
    @ApiResponse(
            responseCode = "200",
            description = PAGE,
            headers = {
                @Header(name = "ETag", ref = ApiHeaders.ETAG),
                @Header(name = "Link", ref = ApiHeaders.LINK),
                @Header(name = "Surrogate-Key", ref = ApiHeaders.SURROGATE_KEY)
            },
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DirectoryJson.TopicPage.class)))
    Mono<ResponseEntity<byte[]>> tags(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        return page(TopicKind.TAG, DirectoryResource.TAGS, parameters);
    }

    @GetMapping(DirectoryResource.AUTHORS)
    @Operation(operationId = "listAuthors", summary = "All authors", description = WALK)
    @DirectoryParameters
    @ApiResponse(
            responseCode = "200",
            description = PAGE,
            headers = {
                @Header(name = "ETag", ref = ApiHeaders.ETAG),
                @Header(name = "Link", ref = ApiHeaders.LINK),
                @Header(name = "Surrogate-Key", ref = ApiHeaders.SURROGATE_KEY)
            },
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DirectoryJson.AuthorPage.class)))
    Mono<ResponseEntity<byte[]>> authors(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        return page(TopicKind.AUTHOR, DirectoryResource.AUTHORS, parameters);
    }

    private Mono<ResponseEntity<byte[]>> page(TopicKind kind, String path, MultiValueMap<String, String> parameters) {
        return Mono.fromCallable(() -> DirectoryRequest.of(path, parameters))
                .flatMap(request -> answers.page(kind, request))
                .map(Rendered::response);
    }
}
