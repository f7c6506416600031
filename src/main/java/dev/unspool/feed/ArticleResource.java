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
import dev.unspool.web.Caching;
import dev.unspool.web.JsonAnswers;
import dev.unspool.web.Problem;
import dev.unspool.web.QueryRule;
import dev.unspool.web.Site;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One article and its corrections, as cached JSON. */
@Component
final class ArticleResource implements HotResource {

    private static final String ARTICLES = "/api/v1/articles/";
    private static final String REVISIONS = "/revisions";

    private final ArticleStore store;
    private final JsonAnswers answers;
    private final Site site;

    ArticleResource(ArticleStore store, JsonAnswers answers, Site site) {
        this.store = store;
        this.answers = answers;
        this.site = site;
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
        var corrected = target.segmentBetween(ARTICLES, REVISIONS);
        return corrected == null ? null : new Lookup(target.path(), Mono.defer(() -> revisions(corrected)), true);
    }

    /** Gives the article. Fails with {@code not-found} if there is none, and with {@code article-retracted} once it was retracted. */
    Mono<Rendered> article(String idOrSlug) {
        return render(idOrSlug, article -> ArticleJson.of(article, site));
    }

    /** Gives the article's corrections, newest first. Fails as {@link #article} does. */
    Mono<Rendered> revisions(String idOrSlug) {
        return render(idOrSlug, article -> new RevisionsJson(article.corrections()));
    }

    private Mono<Rendered> render(String idOrSlug, Function<Article, Object> json) {
        return find(idOrSlug).map(found -> rendered(found, json));
    }

    private Mono<Found> find(String idOrSlug) {
        return store.find(idOrSlug).switchIfEmpty(Mono.error(() -> Problem.noArticle(idOrSlug)));
    }

    private Rendered rendered(Found found, Function<Article, Object> json) {
        var published = published(found);
        var dependencies = dependencies(published);
        return new Rendered(
                answers.ok(json.apply(published.article()), dependencies.headers(Caching.ARTICLE)), dependencies);
    }

    /** @throws Problem {@code article-retracted} */
    static Published published(Found found) {
        if (found instanceof Published published) {
            return published;
        }
        throw gone(((Found.Retracted) found).retraction());
    }

    static Dependencies dependencies(Published found) {
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
