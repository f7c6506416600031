package dev.unspool.feed;

import dev.unspool.hotfeed.HotResource;
import dev.unspool.hotfeed.Lookup;
import dev.unspool.hotfeed.Rendered;
import dev.unspool.hotfeed.RequestTarget;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.CorrectedArticle.EarlierVersion;
import dev.unspool.store.CorrectedArticles;
import dev.unspool.store.Found.Published;
import dev.unspool.web.CachesInFront;
import dev.unspool.web.Caching;
import dev.unspool.web.JsonAnswers;
import dev.unspool.web.Problem;
import dev.unspool.web.QueryRule;
import dev.unspool.web.Site;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** One version of an article as cached JSON, whole or as what differs from an earlier version. */
@Component
final class ArticleVersionResource implements HotResource {

    private static final String ARTICLES = "/api/v1/articles/";
    private static final String VERSIONS = "/versions/";
    private static final String FROM = "from";

    private static final Pattern PATH = Pattern.compile(ARTICLES + "([^/]+)" + VERSIONS + "([1-9]\\d{0,8})");
    private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,8}");
    private static final QueryRule QUERY = QueryRule.api(FROM);

    private final ArticleStore store;
    private final CorrectedArticles corrected;
    private final JsonAnswers answers;
    private final Site site;
    private final CachesInFront caches;

    ArticleVersionResource(
            ArticleStore store, CorrectedArticles corrected, JsonAnswers answers, Site site, CachesInFront caches) {
        this.store = store;
        this.corrected = corrected;
        this.answers = answers;
        this.site = site;
        this.caches = caches;
    }

    @Override
    public boolean mayMatch(String path) {
        return path.startsWith(ARTICLES);
    }

    @Override
    public QueryRule query() {
        return QUERY;
    }

    @Override
    public @Nullable Lookup lookup(RequestTarget target) {
        var path = PATH.matcher(target.path());
        if (!path.matches()) {
            return null;
        }
        var version = Integer.parseInt(path.group(2));
        var from = target.parameter(FROM);
        return from == null
                ? new Lookup(target.path(), Mono.defer(() -> version(path.group(1), version)), true)
                : new Lookup(
                        target.path() + "?from=" + from,
                        Mono.defer(() -> difference(path.group(1), version, from)),
                        true);
    }

    /** Answers as {@link #version}, or as {@link #difference} if there is a {@code from}. */
    Mono<Rendered> answer(String idOrSlug, String version, @Nullable String from) {
        return Mono.defer(() -> {
            var number = number("the version", version);
            return from == null ? version(idOrSlug, number) : difference(idOrSlug, number, from);
        });
    }

    /**
     * Gives a version of the article: itself if it is the newest, a redirect to the newest if it is an older one. Fails with {@code not-found} if there
     * is none, as yet perhaps, and with {@code article-retracted} once the article was retracted.
     */
    private Mono<Rendered> version(String idOrSlug, int version) {
        return store.find(idOrSlug)
                .switchIfEmpty(Mono.error(() -> Problem.noArticle(idOrSlug)))
                .map(ArticleResource::published)
                .map(found -> isNewest(found, version)
                        ? rendered(found, ArticleJson.of(found.article(), site))
                        : redirect(found, null));
    }

    /** Gives what differs from version {@code from}. Redirects to the whole version if that is not known, and else as {@link #version} does. */
    private Mono<Rendered> difference(String idOrSlug, int version, String from) {
        var earlier = number("`from`", from);
        if (earlier >= version) {
            throw Problem.malformed("Give `from` as an earlier version than " + version + ", or leave it out.");
        }
        return corrected
                .since(idOrSlug, earlier)
                .switchIfEmpty(Mono.error(() -> Problem.noArticle(idOrSlug)))
                .publishOn(Schedulers.boundedElastic()) // comparing two long bodies takes too long for an event loop
                .map(article -> {
                    var found = ArticleResource.published(article.now());
                    if (!isNewest(found, version)) {
                        return redirect(found, from);
                    }
                    return article.earlier() == null ? redirect(found, null) : rendered(found, article.earlier());
                });
    }

    private Rendered rendered(Published found, EarlierVersion earlier) {
        return rendered(found, ArticleDifferenceJson.of(found.article(), earlier));
    }

    private Rendered rendered(Published found, Object json) {
        var dependencies = ArticleResource.dependencies(found);
        return new Rendered(answers.ok(json, dependencies.headers(Caching.version(caches))), dependencies);
    }

    /** @throws Problem if there is no such version as yet */
    private static boolean isNewest(Published found, int version) {
        var newest = found.article().headline().version();
        if (version > newest) {
            throw Problem.notFound("The newest version of the article is " + newest + ".");
        }
        return version == newest;
    }

    private static Rendered redirect(Published found, @Nullable String from) {
        var headline = found.article().headline();
        var address = ARTICLES + headline.id() + VERSIONS + headline.version();
        return Rendered.uncached(ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
                .headers(ArticleResource.dependencies(found).headers(Caching.ARTICLE))
                .header(HttpHeaders.LOCATION, from == null ? address : address + "?from=" + from)
                .build());
    }

    private static int number(String name, String text) {
        if (!VERSION.matcher(text).matches()) {
            throw Problem.malformed("Give " + name + " as a whole number from 1.");
        }
        return Integer.parseInt(text);
    }
}
