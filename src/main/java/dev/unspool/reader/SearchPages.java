package dev.unspool.reader;

import dev.unspool.hotfeed.Dependencies;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.reader.SearchPage.Failure;
import dev.unspool.search.LimitedSearch;
import dev.unspool.search.SearchRequest;
import dev.unspool.search.SearchResults;
import dev.unspool.web.EntryAssets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Renders the search page: its form, results, and what is wrong with a search. */
@Component
final class SearchPages {

    private final LimitedSearch search;
    private final Templates templates;
    private final PageFrames frames;
    private final @Nullable String script;

    SearchPages(LimitedSearch search, Templates templates, PageFrames frames, JsonMapper json) {
        this.search = search;
        this.templates = templates;
        this.frames = frames;
        this.script = new SearchAssets(json).script();
    }

    /** Renders the results; the form alone if nothing is looked for. Fails as {@link LimitedSearch#find} does. */
    Mono<ResponseEntity<byte[]>> answer(SearchForm form, ServerHttpRequest sent) {
        return form.isEmpty()
                ? frames.current().map(frame -> empty(form, frame))
                : Mono.fromCallable(form::request).flatMap(request -> found(form, request, sent));
    }

    /** Renders the form with what is wrong. Calls no database: that may be what is away. */
    byte[] failed(ProblemDetail problem, ServerHttpRequest sent) {
        var form = SearchForm.of(sent.getQueryParams());
        return bytes(frames.known(), form, null, new Failure(words(problem), Notice.traceId(problem)));
    }

    private Mono<ResponseEntity<byte[]>> found(SearchForm form, SearchRequest request, ServerHttpRequest sent) {
        return search.find(request, sent)
                .zipWhen(results -> frames.at(results.log().seq()))
                .map(both -> results(form, both.getT2(), both.getT1()));
    }

    private ResponseEntity<byte[]> empty(SearchForm form, PageFrame frame) {
        var headers = new HttpHeaders();
        headers.setCacheControl(LimitedSearch.CACHING);
        HtmlAnswers.ignoreCampaigns(headers, SearchForm.QUERY);
        return HtmlAnswers.ok(bytes(frame, form, null, null), headers);
    }

    private ResponseEntity<byte[]> results(SearchForm form, PageFrame frame, SearchResults results) {
        var articles =
                results.items().stream().map(result -> result.headline().id()).toList();
        var headers = new Dependencies(results.log(), articles, Scope.NEWEST).headers(LimitedSearch.CACHING);
        HtmlAnswers.ignoreCampaigns(headers, SearchForm.QUERY);
        HtmlAnswers.link(headers, results.next() == null ? null : form.at(results.next()), "next");
        return HtmlAnswers.ok(bytes(frame, form, results, null), headers);
    }

    private byte[] bytes(PageFrame frame, SearchForm form, @Nullable SearchResults results, @Nullable Failure failure) {
        var title = form.isEmpty() ? "Search" : "Search: " + form.q();
        return templates.bytes("searchPage", new SearchPage(frame, Head.notice(title), form, results, failure, script));
    }

    /** In words for readers. What is wrong with a field is said by the problem's own words. */
    private static String words(ProblemDetail problem) {
        return switch (problem.getStatus()) {
            case 400 ->
                Objects.requireNonNullElse(problem.getDetail(), "This search does not work.")
                        .replace("`until`", "`to`")
                        .replaceAll("`([^`]*)`", "“$1”");
            case 429 -> "That was a little fast. Please wait a minute, and search again.";
            case 503 -> "We cannot search at the moment. Please try again in a few seconds.";
            default ->
                problem.getStatus() >= 500
                        ? "Something went wrong on our side, and it has been noted. Please try again in a moment."
                        : "This does not work that way. Please search by the form on this page.";
        };
    }

    /** The script of the search page, which other pages need not load. */
    private static final class SearchAssets extends EntryAssets {

        SearchAssets(JsonMapper json) {
            super(json, "src/search/main.ts");
        }
    }
}
