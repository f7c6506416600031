package dev.unspool.feed;

import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.ReadRanges;
import dev.unspool.hotfeed.Finished;
import dev.unspool.web.JsonAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Articles")
class ArticleController {

    /** A step of a session is for one reader: what it has read is in the address. */
    private static final String STEP = "private, no-cache";

    private final ArticleAnswers articles;
    private final ReadingSessions sessions;
    private final Steps steps;
    private final JsonAnswers answers;

    ArticleController(ArticleAnswers articles, ReadingSessions sessions, Steps steps, JsonAnswers answers) {
        this.articles = articles;
        this.sessions = sessions;
        this.steps = steps;
        this.answers = answers;
    }

    @GetMapping("/api/v1/articles/{idOrSlug}")
    @Operation(summary = "One article", description = "By its id or its slug. Once retracted: `410` with the notice.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ArticleJson.class)))
    Mono<ResponseEntity<byte[]>> article(@PathVariable String idOrSlug) {
        return articles.article(idOrSlug).map(Finished::answer);
    }

    @GetMapping("/api/v1/articles/{idOrSlug}/revisions")
    @Operation(
            summary = "The public corrections of an article",
            description = "Newest first: the version that each made, when, and the note that readers see. "
                    + "Empty where none was needed. Once retracted: `410` with the notice.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RevisionsJson.class)))
    Mono<ResponseEntity<byte[]>> revisions(@PathVariable String idOrSlug) {
        return articles.revisions(idOrSlug).map(Finished::answer);
    }

    @GetMapping("/api/v1/articles/{idOrSlug}/next")
    @Operation(summary = "The next article of a reading session, or its end", description = """
                    A session begins at the article in the address and goes on with the newest articles, newest first, without that
                    one and without what the reader has read. Begin without a cursor; then send the cursor of each answer. The same
                    data as one `next-article` or `end-of-feed` event of the stream.""")
    @Parameter(name = "cursor", description = "The place in the session: `cursor` of the answer before.")
    @Parameter(name = "section", description = "A session within this section (slug).")
    @Parameter(
            name = "read",
            description = "Numbers of articles that the reader has read, as ranges: `1-20,25`. At most 1 KB.")
    @Parameter(
            name = "html",
            description = "`1`: the article's element comes along.",
            schema = @Schema(allowableValues = "1"))
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(oneOf = {NextJson.NextArticleJson.class, NextJson.EndOfFeedJson.class})))
    Mono<ResponseEntity<byte[]>> next(
            @PathVariable String idOrSlug,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        return Mono.fromCallable(() -> SessionRequest.of(parameters))
                .flatMap(request -> next(idOrSlug, request.filter(), request.cursor(), request.read())
                        .map(step -> answers.ok(steps.json(step, request.html()), STEP)));
    }

    private Mono<Step> next(String idOrSlug, FeedFilter filter, @Nullable String cursor, ReadRanges read) {
        return sessions.at(idOrSlug, filter, cursor).flatMap(place -> sessions.next(filter, place, read));
    }
}
