package dev.unspool.feed;

import dev.unspool.article.Article;
import dev.unspool.article.Headline;
import dev.unspool.web.JsonAnswers;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Feed")
class FeedController {

    private static final String FIRST_PAGE =
            "public, max-age=0, s-maxage=5, stale-while-revalidate=30, stale-if-error=600";
    private static final String DEEPER_PAGE = "public, max-age=0, s-maxage=60";

    private final FeedPages pages;
    private final HotPages hot;
    private final JsonAnswers answers;
    private final Site site;

    FeedController(FeedPages pages, HotPages hot, JsonAnswers answers, Site site) {
        this.pages = pages;
        this.hot = hot;
        this.answers = answers;
        this.site = site;
    }

    @GetMapping("/api/v1/feed")
    @Operation(summary = "A page of the feed, newest or hottest first", description = """
                    Begin without a cursor and follow `page.next` until it is null. The first page pins the head: articles that are
                    published later, even with an earlier date, never enter or shift the pages that follow.

                    `sort=hot` begins with a ranking by what is read and shared of late, and goes on with the newest articles that are not in
                    it. Ranks move, so a walk keeps the ranking that it began with. That is kept for an hour at least; after that its
                    cursors are `410 cursor-expired` with `head`, the number of the newest article, and `cursor`, the one to begin again
                    with. Where nothing is ranked for the moment, the first page is in the latest order and its `sort` says so; go on
                    with its cursor as with any other.""")
    @Parameter(name = "section", description = "Only this section (slug).")
    @Parameter(name = "tag", description = "Only this tag (slug).")
    @Parameter(name = "author", description = "Only this author (slug).")
    @Parameter(
            name = "sort",
            schema =
                    @Schema(
                            allowableValues = {"latest", "hot"},
                            defaultValue = "latest"))
    @Parameter(
            name = "cursor",
            description = "`page.next` or `page.previous` of a page with the same `sort` and filters.")
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
                .flatMap(request -> page(request).map(json -> answer(request, parameters, json)));
    }

    private Mono<? extends FeedJson<?>> page(FeedRequest request) {
        return switch (request.view()) {
            case SUMMARY -> headlines(request).map(page -> json(page, headline -> HeadlineJson.of(headline, site)));
            case FULL -> articles(request).map(page -> json(page, article -> ArticleJson.of(article, site)));
        };
    }

    private Mono<FeedPage<Headline>> headlines(FeedRequest request) {
        return switch (request.sort()) {
            case LATEST -> pages.headlines(request.filter(), request.cursor(), request.limit());
            case HOT -> hot.headlines(request.filter(), request.cursor(), request.limit());
        };
    }

    private Mono<FeedPage<Article>> articles(FeedRequest request) {
        return switch (request.sort()) {
            case LATEST -> pages.articles(request.filter(), request.cursor(), request.limit());
            case HOT -> hot.articles(request.filter(), request.cursor(), request.limit());
        };
    }

    private static <T, J> FeedJson<J> json(FeedPage<T> page, Function<T, J> item) {
        return FeedJson.of(page, page.items().stream().map(item).toList());
    }

    private ResponseEntity<byte[]> answer(
            FeedRequest request, MultiValueMap<String, String> parameters, FeedJson<?> json) {
        var headers = new HttpHeaders();
        headers.setCacheControl(request.cursor() == null ? FIRST_PAGE : DEEPER_PAGE);
        addLink(headers, parameters, "next", json.page().next());
        addLink(headers, parameters, "prev", json.page().previous());
        return answers.ok(json, headers);
    }

    private static void addLink(
            HttpHeaders headers,
            MultiValueMap<String, String> parameters,
            String relation,
            @org.jspecify.annotations.Nullable String cursor) {
        if (cursor != null) {
            var address = UriComponentsBuilder.fromPath("/api/v1/feed")
                    .queryParams(parameters)
                    .replaceQueryParam("cursor", cursor)
                    .encode()
                    .toUriString();
            headers.add(HttpHeaders.LINK, "<" + address + ">; rel=\"" + relation + '"');
        }
    }
}
