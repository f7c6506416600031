package dev.unspool.feed;

import dev.unspool.article.Article;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Headline;
import dev.unspool.hotfeed.Finished;
import dev.unspool.hotfeed.Grounds;
import dev.unspool.hotfeed.Grounds.Scope;
import dev.unspool.hotfeed.HotResource;
import dev.unspool.hotfeed.Target;
import dev.unspool.hotfeed.Wanted;
import dev.unspool.web.Caching;
import dev.unspool.web.JsonAnswers;
import dev.unspool.web.Site;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Pages of the feed as JSON. */
@Component
final class FeedAnswers implements HotResource {

    static final String PATH = "/api/v1/feed";

    private final FeedPages pages;
    private final HotPages hot;
    private final JsonAnswers answers;
    private final Site site;

    FeedAnswers(FeedPages pages, HotPages hot, JsonAnswers answers, Site site) {
        this.pages = pages;
        this.hot = hot;
        this.answers = answers;
        this.site = site;
    }

    @Override
    public boolean mayHold(String path) {
        return path.startsWith(PATH);
    }

    @Override
    public @Nullable Wanted wanted(Target target) {
        if (!target.path().equals(PATH)) {
            return null;
        }
        var request = FeedRequest.of(target.parameters());
        return new Wanted(request.key(), Mono.defer(() -> page(request)), request.cursor() == null);
    }

    /** The page, finished. Fails with a problem for a foreign cursor, and for one in hot order whose ranking cannot be had. */
    Mono<Finished> page(FeedRequest request) {
        return switch (request.view()) {
            case SUMMARY -> headlines(request);
            case FULL ->
                articles(request).map(page -> listed(request, page, Article::id, item -> ArticleJson.of(item, site)));
        };
    }

    private Mono<Finished> headlines(FeedRequest request) {
        return switch (request.sort()) {
            case LATEST ->
                pages.readyHeadlines(request.filter(), request.cursor(), request.limit(), site.articles())
                        .map(page -> finished(request, page));
            case HOT ->
                hot.headlines(request.filter(), request.cursor(), request.limit())
                        .map(page -> listed(request, page, Headline::id, item -> HeadlineJson.of(item, site)));
        };
    }

    private Mono<FeedPage<Article>> articles(FeedRequest request) {
        return switch (request.sort()) {
            case LATEST -> pages.articles(request.filter(), request.cursor(), request.limit());
            case HOT -> hot.articles(request.filter(), request.cursor(), request.limit());
        };
    }

    private Finished finished(FeedRequest request, ReadyPage ready) {
        return finished(request, ready.places(), place -> new ArticleId(place.id()), FeedJson.Ready.of(ready));
    }

    private <T, J> Finished listed(
            FeedRequest request, FeedPage<T> page, Function<T, ArticleId> id, Function<T, J> item) {
        var items = page.items().stream().map(item).toList();
        return finished(request, page, id, FeedJson.of(page, items));
    }

    private <T> Finished finished(FeedRequest request, FeedPage<T> page, Function<T, ArticleId> id, Object json) {
        var isFirst = request.cursor() == null;
        var grounds = new Grounds(page.log(), page.items().stream().map(id).toList(), scope(request));
        var headers = grounds.headers(isFirst ? Caching.FIRST_PAGE : Caching.DEEPER_PAGE);
        addLink(headers, request, "next", page.next());
        addLink(headers, request, "prev", page.previous());
        return new Finished(answers.ok(json, headers), grounds);
    }

    /** Behind a cursor the ranking stays as it was. */
    private static Scope scope(FeedRequest request) {
        if (request.cursor() != null) {
            return Scope.LIST;
        }
        return request.sort() == Sort.HOT ? Scope.RANKED : Scope.NEWEST;
    }

    private static void addLink(HttpHeaders headers, FeedRequest request, String relation, @Nullable String cursor) {
        if (cursor != null) {
            headers.add(HttpHeaders.LINK, "<" + request.addressAt(cursor) + ">; rel=\"" + relation + '"');
        }
    }
}
