package dev.unspool.feed;

import dev.unspool.article.Article;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Headline;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.hotfeed.Dependencies;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.hotfeed.HotResource;
import dev.unspool.hotfeed.Lookup;
import dev.unspool.hotfeed.Rendered;
import dev.unspool.hotfeed.RequestTarget;
import dev.unspool.store.Topics;
import dev.unspool.web.Caching;
import dev.unspool.web.JsonAnswers;
import dev.unspool.web.QueryRule;
import dev.unspool.web.Site;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Pages of the feed, as cached JSON. */
@Component
final class FeedResource implements HotResource {

    static final String PATH = "/api/v1/feed";

    private final FeedPages pages;
    private final HotPages hot;
    private final Topics topics;
    private final JsonAnswers answers;
    private final Site site;

    FeedResource(FeedPages pages, HotPages hot, Topics topics, JsonAnswers answers, Site site) {
        this.pages = pages;
        this.hot = hot;
        this.topics = topics;
        this.answers = answers;
        this.site = site;
    }

    @Override
    public boolean mayMatch(String path) {
        return path.startsWith(PATH);
    }

    @Override
    public QueryRule query() {
        return FeedRequest.QUERY;
    }

    @Override
    public @Nullable Lookup lookup(RequestTarget target) {
        if (!target.path().equals(PATH)) {
            return null;
        }
        var request = FeedRequest.of(target.parameters());
        return new Lookup(request.key(), Mono.defer(() -> page(request)), request.cursor() == null);
    }

    /**
     * Gives the page. Fails with a problem for a cursor of another feed, and for one in hot order whose ranking is gone or cannot be read.
     */
    Mono<Rendered> page(FeedRequest request) {
        return topics.keys(request.filter()).flatMap(filter -> page(request, filter));
    }

    private Mono<Rendered> page(FeedRequest request, FeedFilter filter) {
        return switch (request.view()) {
            case SUMMARY -> headlines(request, filter);
            case FULL ->
                articles(request, filter)
                        .map(page -> renderedList(request, page, Article::id, item -> ArticleJson.of(item, site)));
        };
    }

    private Mono<Rendered> headlines(FeedRequest request, FeedFilter filter) {
        return switch (request.sort()) {
            case LATEST ->
                pages.readyHeadlines(filter, request.cursor(), request.limit(), site.articles())
                        .map(page -> rendered(request, page));
            case HOT ->
                hot.headlines(filter, request.cursor(), request.limit())
                        .map(page -> renderedList(request, page, Headline::id, item -> HeadlineJson.of(item, site)));
        };
    }

    private Mono<FeedPage<Article>> articles(FeedRequest request, FeedFilter filter) {
        return switch (request.sort()) {
            case LATEST -> pages.articles(filter, request.cursor(), request.limit());
            case HOT -> hot.articles(filter, request.cursor(), request.limit());
        };
    }

    private Rendered rendered(FeedRequest request, ReadyPage ready) {
        return rendered(request, ready.page(), key -> new ArticleId(key.id()), FeedJson.Ready.of(ready));
    }

    private <T, J> Rendered renderedList(
            FeedRequest request, FeedPage<T> page, Function<T, ArticleId> id, Function<T, J> item) {
        var items = page.items().stream().map(item).toList();
        return rendered(request, page, id, FeedJson.of(page, items));
    }

    private <T> Rendered rendered(FeedRequest request, FeedPage<T> page, Function<T, ArticleId> id, Object json) {
        var isFirst = request.cursor() == null;
        var dependencies =
                new Dependencies(page.log(), page.items().stream().map(id).toList(), scope(request));
        var headers = dependencies.headers(isFirst ? Caching.FIRST_PAGE : Caching.DEEPER_PAGE);
        addLink(headers, request, "next", page.next());
        addLink(headers, request, "prev", page.previous());
        return new Rendered(answers.ok(json, headers), dependencies);
    }

    /** Behind a cursor the ranking is fixed. */
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
