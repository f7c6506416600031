package dev.unspool.feed;

import dev.unspool.article.Article;
import dev.unspool.article.Retraction;
import dev.unspool.hotfeed.Dependencies;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.hotfeed.HotResource;
import dev.unspool.hotfeed.Lookup;
import dev.unspool.hotfeed.Rendered;
import dev.unspool.hotfeed.RequestTarget;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Found;
import dev.unspool.store.Found.Published;
import dev.unspool.web.CachesInFront;
import dev.unspool.web.Caching;
import dev.unspool.web.JsonAnswers;
import dev.unspool.web.Problem;
import dev.unspool.web.QueryRule;
import dev.unspool.web.Site;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One article and its corrections, as cached JSON. */
@Component
final class ArticleResource implements HotResource {

    private static final String ARTICLES = "/api/v1/articles/";
    private static final String REVISIONS = "/revisions";

    private static final Pattern VERSION = Pattern.compile("/api/v1/articles/([^/]+)/versions/([1-9]\\d{0,8})");

    private final ArticleStore store;
    private final JsonAnswers answers;
    private final Site site;
    private final CachesInFront caches;

    ArticleResource(ArticleStore store, JsonAnswers answers, Site site, CachesInFront caches) {
        this.store = store;
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
        return QueryRule.NONE;
    }

    @Override
    public @Nullable Lookup lookup(RequestTarget target) {
        var article = target.segmentAfter(ARTICLES);
        if (article != null) {
            return new Lookup(target.path(), Mono.defer(() -> article(article)), true);
        }
        var corrected = target.path().endsWith(REVISIONS)
                ? target.withoutSuffix(REVISIONS).segmentAfter(ARTICLES)
                : null;
        return corrected == null
                ? versionLookup(target)
                : new Lookup(target.path(), Mono.defer(() -> revisions(corrected)), true);
    }

    private @Nullable Lookup versionLookup(RequestTarget target) {
        var version = VERSION.matcher(target.path());
        return version.matches()
                ? new Lookup(
                        target.path(),
                        Mono.defer(() -> version(version.group(1), Integer.parseInt(version.group(2)))),
                        true)
                : null;
    }

    /** Gives the article. Fails with {@code not-found} if there is none, and with {@code article-retracted} once it was retracted. */
    Mono<Rendered> article(String idOrSlug) {
        return render(idOrSlug, article -> ArticleJson.of(article, site));
    }

    /** Gives the article's corrections, newest first. Fails as {@link #article} does. */
    Mono<Rendered> revisions(String idOrSlug) {
        return render(idOrSlug, article -> new RevisionsJson(article.corrections()));
    }

    /**
     * Gives a version of the article: itself if it is the newest, a redirect to the newest if it is an older one. Fails with {@code not-found} if there
     * is none, as yet perhaps, and with {@code article-retracted} once the article was retracted.
     */
    Mono<Rendered> version(String id, int version) {
        return find(id).map(found -> {
            var newest = published(found).article().headline().version();
            if (version > newest) {
                throw Problem.notFound("The newest version of the article is " + newest + ".");
            }
            return version < newest
                    ? newer(published(found))
                    : rendered(found, article -> ArticleJson.of(article, site), Caching.version(caches));
        });
    }

    private Rendered newer(Published found) {
        var headline = found.article().headline();
        return Rendered.uncached(ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
                .headers(dependencies(found).headers(Caching.ARTICLE))
                .header(HttpHeaders.LOCATION, ARTICLES + headline.id() + "/versions/" + headline.version())
                .build());
    }

    private Mono<Rendered> render(String idOrSlug, Function<Article, Object> json) {
        return find(idOrSlug).map(found -> rendered(found, json, Caching.ARTICLE));
    }

    private Mono<Found> find(String idOrSlug) {
        return store.find(idOrSlug)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("No article has the id or slug " + idOrSlug + ".")));
    }

    private Rendered rendered(Found found, Function<Article, Object> json, String cacheControl) {
        var published = published(found);
        var dependencies = dependencies(published);
        return new Rendered(
                answers.ok(json.apply(published.article()), dependencies.headers(cacheControl)), dependencies);
    }

    private static Published published(Found found) {
        if (found instanceof Published published) {
            return published;
        }
        throw gone(((Found.Retracted) found).retraction());
    }

    private static Dependencies dependencies(Published found) {
        return new Dependencies(found.log(), List.of(found.article().id()), Scope.ARTICLES);
    }

    private static Problem gone(Retraction retraction) {
        return Problem.retracted(
                retraction.id().toString(),
                retraction.version(),
                retraction.kind().code(),
                retraction.notice());
    }
}
