package dev.unspool.feed;

import dev.unspool.hotfeed.Rendered;
import dev.unspool.openapi.ApiHeaders;
import dev.unspool.openapi.FailsWith;
import dev.unspool.openapi.SchemaPatterns;
import dev.unspool.web.KnownQuery;
import dev.unspool.web.ProblemCode;
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
 * Describes the feed in the OpenAPI document, and answers it in unusual spellings of the address.
 *
 * <p>{@code HotPathHandler} answers {@code /api/v1/feed} before WebFlux, with the {@link FeedResource}. Only a request that it does not
 * recognise by its undecoded path gets here, such as {@code /api/v1/%66eed}, and gets the same answer, uncached.
 */
@RestController
@Tag(name = "Feed")
class FeedFallbackController {

    private final FeedResource answers;

    FeedFallbackController(FeedResource answers) {
        this.answers = answers;
    }

    @GetMapping(FeedResource.PATH)
    @KnownQuery({"section", "tag", "author", "sort", "view", "limit", "cursor"})
    @FailsWith(ProblemCode.CURSOR_EXPIRED)
    @Operation(operationId = "readFeed", summary = "A page of the feed, newest or hottest first", description = """
                    Begin without a cursor and follow `page.next` until it is null. The first page pins the head: articles that are
                    published later, even with an earlier date, never enter or shift the pages that follow.

                    `sort=hot` begins with a ranking by what is read and shared of late, and goes on with the newest articles that are not in
                    it. Ranks move, so a walk keeps the ranking that it began with. That is kept for an hour at least; after that its
                    cursors are `410 cursor-expired` with `head`, the number of the newest article, and `cursor`, the one to begin again
                    with. Where nothing is ranked for the moment, the first page is in the latest order and its `sort` says so; go on
                    with its cursor as with any other.""")
    @Parameter(
            name = "section",
            description = "Only this section: its slug, or one that it had.",
            schema = @Schema(type = "string", maxLength = 80, pattern = SchemaPatterns.SLUG))
    @Parameter(
            name = "tag",
            description = "Only this tag: its slug, or one that it had.",
            schema = @Schema(type = "string", maxLength = 80, pattern = SchemaPatterns.SLUG))
    @Parameter(
            name = "author",
            description = "Only articles of this author, first or not: the slug, or one that the author had.",
            schema = @Schema(type = "string", maxLength = 80, pattern = SchemaPatterns.SLUG))
    @Parameter(
            name = "sort",
            description = "The order: by time, or by what is read and shared of late.",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"latest", "hot"},
                            defaultValue = "latest"))
    @Parameter(
            name = "cursor",
            description = "`page.next` or `page.previous` of a page with the same `sort` and filters.",
            schema = @Schema(type = "string", pattern = SchemaPatterns.CURSOR))
    @Parameter(
            name = "limit",
            description = "`summary`: 20, at most 100. `full`: 5, at most 20.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "100"))
    @Parameter(
            name = "view",
            description = "`full` has bodies.",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"summary", "full"},
                            defaultValue = "summary"))
    @ApiResponse(
            responseCode = "200",
            description = "The page. `Link: <…>; rel=\"next\"` names the next one.",
            headers = {
                @Header(name = "ETag", ref = ApiHeaders.ETAG),
                @Header(name = "Link", ref = ApiHeaders.LINK),
                @Header(name = "Surrogate-Key", ref = ApiHeaders.SURROGATE_KEY)
            },
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FeedJson.class)))
    Mono<ResponseEntity<byte[]>> feed(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        return Mono.fromCallable(() -> FeedRequest.of(parameters))
                .flatMap(answers::page)
                .map(Rendered::response);
    }
}
