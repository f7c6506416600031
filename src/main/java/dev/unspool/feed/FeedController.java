package dev.unspool.feed;

import dev.unspool.hotfeed.Finished;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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

/** What WebFlux knows of the feed, for the API's document; requests are answered before it, from the same {@link FeedAnswers}. */
@RestController
@Tag(name = "Feed")
class FeedController {

    private final FeedAnswers answers;

    FeedController(FeedAnswers answers) {
        this.answers = answers;
    }

    @GetMapping(FeedAnswers.PATH)
    @Operation(summary = "A page of the feed, newest first", description = """
                    Begin without a cursor and follow `page.next` until it is null. The first page pins the head: articles that are
                    published later, even with an earlier date, never enter or shift the pages that follow.""")
    @Parameter(name = "section", description = "Only this section (slug).")
    @Parameter(name = "tag", description = "Only this tag (slug).")
    @Parameter(name = "author", description = "Only this author (slug).")
    @Parameter(name = "sort", schema = @Schema(allowableValues = "latest", defaultValue = "latest"))
    @Parameter(name = "cursor", description = "`page.next` or `page.previous` of a page with the same filters.")
    @Parameter(
            name = "limit",
            description = "`summary`: 20, at most 100. `full`: 5, at most 20.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "100"))
    @Parameter(
            name = "view",
            description = "`full` has bodies.",
            schema =
                    @Schema(
                            allowableValues = {"summary", "full"},
                            defaultValue = "summary"))
    @ApiResponse(
            responseCode = "200",
            description = "The page. `Link: <…>; rel=\"next\"` names the next one.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FeedJson.class)))
    Mono<ResponseEntity<byte[]>> feed(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        return Mono.fromCallable(() -> FeedRequest.of(parameters))
                .flatMap(answers::page)
                .map(Finished::answer);
    }
}
