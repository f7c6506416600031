package dev.unspool.feed;

import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.ReadRanges;
import dev.unspool.hotfeed.Dependencies;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.openapi.ApiHeaders;
import dev.unspool.openapi.SchemaPatterns;
import dev.unspool.store.Topics;
import dev.unspool.web.Caching;
import dev.unspool.web.JsonAnswers;
import dev.unspool.web.KnownQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The next step of a reading session by request: the same data as one event of the stream. */
@RestController
@Tag(name = "Articles")
class ReadingSessionController {

    /** A later step of a session is private: the address contains what the reader has read. */
    private static final String STEP = "private, no-cache";

    private final ReadingSessions sessions;
    private final Topics topics;
    private final StepSerializer stepSerializer;
    private final JsonAnswers answers;

    ReadingSessionController(
            ReadingSessions sessions, Topics topics, StepSerializer stepSerializer, JsonAnswers answers) {
        this.sessions = sessions;
        this.topics = topics;
        this.stepSerializer = stepSerializer;
        this.answers = answers;
    }

    @GetMapping("/api/v1/articles/{idOrSlug}/next")
    @KnownQuery({"cursor", "section", "read", "html"})
    @Operation(
            operationId = "nextArticle",
            summary = "The next article of a reading session, or its end",
            description = """
                    A session begins at the article in the address and goes on with the newest articles, newest first, without that
                    one and without what the reader has read. Begin without a cursor; then send the cursor of each answer. The same
                    data as one `next-article` or `end-of-feed` event of the stream.""")
    @Parameter(
            name = "cursor",
            description = "The place in the session: `cursor` of the answer before.",
            schema = @Schema(type = "string", pattern = SchemaPatterns.CURSOR))
    @Parameter(
            name = "section",
            description = "A session within this section (slug).",
            schema = @Schema(type = "string", maxLength = 80, pattern = SchemaPatterns.SLUG))
    @Parameter(
            name = "read",
            description = "Numbers of articles that the reader has read, as ranges from low to high: `1-20,25`.",
            schema = @Schema(type = "string", maxLength = ReadRanges.MAX_LENGTH, pattern = SchemaPatterns.READ))
    @Parameter(
            name = "html",
            description = "`1`: the article's element comes along.",
            schema = @Schema(type = "string", allowableValues = "1"))
    @ApiResponse(
            responseCode = "200",
            description = "The next article, or the end.",
            headers = {
                @Header(name = "ETag", ref = ApiHeaders.ETAG),
                @Header(name = "Surrogate-Key", ref = ApiHeaders.SURROGATE_KEY)
            },
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(oneOf = {NextJson.NextArticleJson.class, NextJson.EndOfFeedJson.class})))
    Mono<ResponseEntity<byte[]>> next(
            @PathVariable String idOrSlug,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        return Mono.fromCallable(() -> SessionRequest.of(parameters))
                .zipWhen(request -> topics.keys(request.filter()), SessionRequest::with)
                .flatMap(request -> next(idOrSlug, request.filter(), request.cursor(), request.read())
                        .map(step -> answers.ok(stepSerializer.json(step, request.html()), headers(request, step))));
    }

    /** The first step is the same for all readers who have read nothing: caches may share it, and purge it with its article. */
    private static HttpHeaders headers(SessionRequest request, Step step) {
        if (request.cursor() == null && request.read().ranges().isEmpty()) {
            return Dependencies.headers(step.articles(), Scope.NEWEST, Caching.FIRST_STEP);
        }
        var headers = new HttpHeaders();
        headers.setCacheControl(STEP);
        return headers;
    }

    private Mono<Step> next(String idOrSlug, FeedFilter filter, @Nullable String cursor, ReadRanges read) {
        return sessions.at(idOrSlug, filter, cursor).flatMap(at -> sessions.next(filter, at, read));
    }
}
