package dev.unspool.syndication;

import dev.unspool.hotfeed.Dependencies;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.hotfeed.HotResource;
import dev.unspool.hotfeed.Lookup;
import dev.unspool.hotfeed.Rendered;
import dev.unspool.hotfeed.RequestTarget;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.LogHead;
import dev.unspool.store.SitemapArticles;
import dev.unspool.store.SitemapArticles.News;
import dev.unspool.store.SitemapArticles.Page;
import dev.unspool.store.SitemapArticles.SitemapReading;
import dev.unspool.web.Caching;
import dev.unspool.web.ETags;
import dev.unspool.web.Problem;
import dev.unspool.web.QueryRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The sitemap: an index, its parts, and the news. */
@Component
final class SitemapResource implements HotResource {

    private static final String ROOT = "/sitemap";

    /** Numbers of parts; there are no articles for larger ones. */
    private static final Pattern PART = Pattern.compile("[1-9]\\d{0,11}");

    private static final MediaType XML = MediaType.parseMediaType("application/xml;charset=UTF-8");

    /** Sections in the sitemap: more than a newspaper has. */
    private static final int MAX_SECTIONS = 1_000;

    /** Google takes news of two days, and a thousand at most. */
    private static final Duration NEWS_FOR = Duration.ofHours(48);

    private static final int MAX_NEWS = 1_000;

    /** Seconds for which caches may keep the news: as a first page. */
    private static final long MAX_AGE = 5;

    private final SitemapArticles articles;
    private final ArticleStore store;
    private final SitemapFiles files;
    private final Clock clock;

    SitemapResource(SitemapArticles articles, ArticleStore store, SitemapFiles files, Clock clock) {
        this.articles = articles;
        this.store = store;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public boolean mayMatch(String path) {
        return path.startsWith(ROOT);
    }

    @Override
    public QueryRule query() {
        return QueryRule.page();
    }

    @Override
    public @Nullable Lookup lookup(RequestTarget target) {
        var path = target.path();
        return switch (path) {
            case Sitemaps.INDEX -> new Lookup(path, Mono.defer(this::index), false);
            case SitemapFiles.LISTS -> new Lookup(path, Mono.defer(this::lists), false);
            case Sitemaps.NEWS -> new Lookup(path, Mono.defer(this::news), false);
            default -> {
                var number = SitemapFiles.part(path);
                yield number == null ? null : new Lookup(path, Mono.defer(() -> part(number)), false);
            }
        };
    }

    private Mono<Rendered> index() {
        return articles.parts().map(read -> rendered(files.index(read.items()), read.log()));
    }

    private Mono<Rendered> lists() {
        return store.head()
                .zipWhen(log -> store.sections(MAX_SECTIONS))
                .map(read -> rendered(files.lists(read.getT2()), read.getT1()));
    }

    private Mono<Rendered> part(String number) {
        var found = PART.matcher(number).matches()
                ? articles.articles(Long.parseLong(number))
                : Mono.<SitemapReading<Page>>empty();
        return found.filter(read -> !read.items().isEmpty())
                .map(read -> rendered(files.articles(read.items()), read.log()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("The sitemap has no such part.")));
    }

    /** Made for each request, since an article leaves it by the clock. */
    private Mono<Rendered> news() {
        var now = clock.instant();
        return articles.news(now.minus(NEWS_FOR), now, MAX_NEWS)
                .map(read ->
                        Rendered.uncached(answer(files.news(read.items()), read.log(), caching(read.items(), now))));
    }

    /** Lets caches keep the news no longer than until the oldest one leaves. */
    private static String caching(List<News> news, Instant now) {
        var oldest = news.isEmpty() ? now : news.get(news.size() - 1).publishedAt();
        var left = Duration.between(now, oldest.plus(NEWS_FOR)).toSeconds();
        return "public, max-age=0, s-maxage=" + Math.min(MAX_AGE, left);
    }

    private static Rendered rendered(byte[] body, LogHead log) {
        return new Rendered(answer(body, log, Caching.FIRST_PAGE), dependencies(log));
    }

    private static ResponseEntity<byte[]> answer(byte[] body, LogHead log, String cacheControl) {
        return ResponseEntity.ok()
                .headers(dependencies(log).headers(cacheControl))
                .contentType(XML)
                .eTag(ETags.of(body))
                .body(body);
    }

    private static Dependencies dependencies(LogHead log) {
        return new Dependencies(log, List.of(), Scope.EVERY_ARTICLE);
    }
}
