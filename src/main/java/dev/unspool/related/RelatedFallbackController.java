package dev.unspool.related;

import dev.unspool.hotfeed.Rendered;
import dev.unspool.openapi.ApiHeaders;
import dev.unspool.openapi.SchemaPatterns;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
 * Describes the cached lists of what else to read in the OpenAPI document, and answers them in unusual spellings of the address: {@code HotPathHandler}
 * answers all others before WebFlux, with the {@link RelatedResource} and the {@link MostReadResource}.
 */
@RestController
class RelatedFallbackController {

    private final RelatedResource related;
    private final MostReadResource mostRead;

    RelatedFallbackController(RelatedResource related, MostReadResource mostRead) {
        this.related = related;
        this.mostRead = mostRead;
    }

    @GetMapping("/api/v1/articles/{idOrSlug}/related")
    @Tag(name = "Articles")
    @Operation(
            operationId = "listRelatedArticles",
            summary = "What else to read after an article",
            description =
                    "Two lists, in which no article stands twice, and the article itself never. The same for every reader: leave out what yours has seen. Once"
                            + " retracted: `410` with the notice.")
    @ApiResponse(
            responseCode = "200",
            description = "As they are now.",
            headers = {
                @Header(name = "ETag", ref = ApiHeaders.ETAG),
                @Header(name = "Surrogate-Key", ref = ApiHeaders.SURROGATE_KEY)
            },
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RelatedJson.class)))
    Mono<ResponseEntity<byte[]>> related(@PathVariable String idOrSlug) {
        return related.related(idOrSlug).map(Rendered::response);
    }

    @GetMapping(MostReadResource.PATH)
    @Tag(name = "Feed")
    @Operation(
            operationId = "listMostRead",
            summary = "What is read most of late",
            description =
                    "The first ten of the ranking that `sort=hot` walks through; where it has fewer, those of the newest articles that were viewed most follow.")
    @ApiResponse(
            responseCode = "200",
            description = "As it is now.",
            headers = {
                @Header(name = "ETag", ref = ApiHeaders.ETAG),
                @Header(name = "Surrogate-Key", ref = ApiHeaders.SURROGATE_KEY)
            },
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = MostReadJson.class)))
    Mono<ResponseEntity<byte[]>> mostRead(
            @Parameter(
                            description = "Only this section: its slug, or one that it had.",
                            schema = @Schema(type = "string", maxLength = 80, pattern = SchemaPatterns.SLUG))
                    @RequestParam(required = false)
                    @Nullable
                    String section) {
        return Mono.fromCallable(() -> MostReadResource.slug(section) == null ? "" : section)
                .flatMap(slug -> mostRead.list(slug.isEmpty() ? null : slug))
                .map(Rendered::response);
    }
}
