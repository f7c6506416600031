package dev.unspool.search;

import dev.unspool.hotfeed.Dependencies;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.openapi.ApiHeaders;
import dev.unspool.openapi.FailsWith;
import dev.unspool.openapi.SchemaPatterns;
import dev.unspool.web.JsonAnswers;
import dev.unspool.web.KnownQuery;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Endpoint for searches by programs. */
@RestController
@Tag(name = "Search")
class SearchController {

    static final String PATH = "/api/v1/search";

    private final LimitedSearch search;
    private final JsonAnswers answers;
    private final Site site;

    SearchController(LimitedSearch search, JsonAnswers answers, Site site) {
        this.search = search;
        this.answers = answers;
        this.site = site;
    }

    @GetMapping(PATH)
    @KnownQuery({"q", "section", "tag", "author", "from", "until", "sort", "limit", "cursor"})
    @FailsWith(ProblemCode.RATE_LIMITED)
    @Operation(operationId = "searchArticles", summary = "Articles by their words", description = """
                    Words may stand anywhere in headline, standfirst, body, tags and the authors' names; accents and capitals do not matter.
                    `"Words in quotes"` stand in a row, a word or quotation with a hyphen in front must not occur, and the last word may be
                    unfinished. The first 24 words and quotations count.

                    Begin without a cursor and follow `page.next` until it is null. Articles that are published meanwhile do not enter the
                    pages that follow. Where nothing matches all words, what has most of them is given: see `match`.""")
    @Parameter(
            name = "q",
            description = "What to look for.",
            required = true,
            schema = @Schema(type = "string", minLength = 1, maxLength = 400))
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
            name = "from",
            description = "Only articles published on this day or later, in UTC.",
            schema = @Schema(type = "string", format = "date"))
    @Parameter(
            name = "until",
            description = "Only articles published on this day or before, in UTC.",
            schema = @Schema(type = "string", format = "date"))
    @Parameter(
            name = "sort",
            description = "The order: what matches best, a little by time, or by time alone.",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"best", "newest"},
                            defaultValue = "best"))
    @Parameter(
            name = "limit",
            description = "Results of the page: 20, at most 50.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "50", defaultValue = "20"))
    @Parameter(
            name = "cursor",
            description = "`page.next` of a page of the same search.",
            schema = @Schema(type = "string", pattern = SchemaPatterns.CURSOR))
    @ApiResponse(
            responseCode = "200",
            description = "The page. `Link: <…>; rel=\"next\"` names the next one.",
            headers = {
                @Header(name = "ETag", ref = ApiHeaders.ETAG),
                @Header(name = "Link", ref = ApiHeaders.LINK),
                @Header(name = "Surrogate-Key", ref = ApiHeaders.SURROGATE_KEY)
            },
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SearchJson.class)))
    Mono<ResponseEntity<byte[]>> search(@Parameter(hidden = true) ServerHttpRequest sent) {
        return Mono.fromCallable(() -> SearchRequest.of(sent.getQueryParams()))
                .flatMap(request -> search.find(request, sent).map(results -> answer(request, results)));
    }

    private ResponseEntity<byte[]> answer(SearchRequest request, SearchResults results) {
        var headers = headers(results);
        if (results.next() != null) {
            var next = request.with(results.text()).query(results.next());
            headers.add(HttpHeaders.LINK, "<" + PATH + "?" + next + ">; rel=\"next\"");
        }
        return answers.ok(SearchJson.of(results, site), headers);
    }

    private static HttpHeaders headers(SearchResults results) {
        var articles =
                results.items().stream().map(result -> result.headline().id()).toList();
        return new Dependencies(results.log(), articles, Scope.NEWEST).headers(LimitedSearch.CACHING);
    }
}
