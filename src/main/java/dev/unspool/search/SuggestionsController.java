package dev.unspool.search;

import dev.unspool.article.Prose;
import dev.unspool.openapi.ApiHeaders;
import dev.unspool.openapi.FailsWith;
import dev.unspool.web.JsonAnswers;
import dev.unspool.web.KnownQuery;
import dev.unspool.web.PageLimit;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Endpoints for suggestions while somebody types. */
@RestController
@Tag(name = "Search")
class SuggestionsController {

    static final String PATH = "/api/v1/search/suggestions";

    /** What browsers ask whose search bar this site is in, in the form that they understand. */
    static final String BROWSERS_PATH = "/search/suggestions";

    private static final MediaType FOR_BROWSERS = MediaType.parseMediaType("application/x-suggestions+json");

    /** Characters: nobody reads suggestions for a longer text. */
    private static final int MAX_LENGTH = 100;

    private static final int DEFAULT_LIMIT = 8;
    private static final int MAX_LIMIT = 20;

    private final LimitedSuggestions suggestions;
    private final JsonAnswers answers;
    private final JsonMapper json;
    private final Site site;

    SuggestionsController(LimitedSuggestions suggestions, JsonAnswers answers, JsonMapper json, Site site) {
        this.suggestions = suggestions;
        this.answers = answers;
        this.json = json;
        this.site = site;
    }

    @GetMapping(PATH)
    @KnownQuery({"q", "limit"})
    @FailsWith(ProblemCode.RATE_LIMITED)
    @Operation(operationId = "suggestSearches", summary = "Headlines and names while typing", description = """
                    Every word must be in the headline or the name; the last one may be unfinished. Accents and capitals do not matter. The newest
                    articles of the site are looked through, in memory: ask with every letter, but not before the last answer has come. After `429` show none, and ask again when `Retry-After` says.""")
    @Parameter(
            name = "q",
            description = "What was typed so far.",
            required = true,
            schema = @Schema(type = "string", minLength = 1, maxLength = MAX_LENGTH))
    @Parameter(
            name = "limit",
            description = "Suggestions: 8, at most 20.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "20", defaultValue = "8"))
    @ApiResponse(
            responseCode = "200",
            description = "The suggestions.",
            headers = @Header(name = "ETag", ref = ApiHeaders.ETAG),
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = SuggestionsJson.class)))
    Mono<ResponseEntity<byte[]>> suggestions(@Parameter(hidden = true) ServerHttpRequest sent) {
        return Mono.defer(() -> {
            var query = text(sent.getQueryParams().getFirst("q"));
            var limit = PageLimit.of(sent.getQueryParams().getFirst("limit"), DEFAULT_LIMIT, MAX_LIMIT);
            return suggestions
                    .find(query, limit, sent)
                    .map(found -> answers.ok(SuggestionsJson.of(query, found, site), LimitedSearch.CACHING));
        });
    }

    /** Answers as OpenSearch Suggestions 1.0 says: the text, then lists of completions, of descriptions and of addresses. */
    @GetMapping(BROWSERS_PATH)
    @KnownQuery("q")
    @Hidden
    Mono<ResponseEntity<byte[]>> forBrowsers(@Parameter(hidden = true) ServerHttpRequest sent) {
        return Mono.defer(() -> {
            var query = text(sent.getQueryParams().getFirst("q"));
            return suggestions.find(query, DEFAULT_LIMIT, sent).map(found -> forBrowsers(query, found));
        });
    }

    private ResponseEntity<byte[]> forBrowsers(String query, List<Suggestion> found) {
        var lists = List.of(
                query,
                found.stream().map(Suggestion::text).toList(),
                found.stream().map(suggestion -> "").toList(),
                found.stream().map(suggestion -> suggestion.url(site)).toList());
        return ResponseEntity.ok()
                .contentType(FOR_BROWSERS)
                .header("Cache-Control", LimitedSearch.CACHING)
                .body(json.writeValueAsBytes(lists));
    }

    private static String text(@Nullable String q) {
        if (q == null || q.isEmpty() || q.length() > MAX_LENGTH) {
            throw Problem.malformed("Give `q`, what was typed so far, in 1 to " + MAX_LENGTH + " characters.");
        }
        return Prose.cleaned(q);
    }
}
