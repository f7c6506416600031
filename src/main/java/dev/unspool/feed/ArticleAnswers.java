package dev.unspool.feed;

import dev.unspool.article.Article;
import dev.unspool.article.Retraction;
import dev.unspool.hotfeed.Finished;
import dev.unspool.hotfeed.Grounds;
import dev.unspool.hotfeed.Grounds.Scope;
import dev.unspool.hotfeed.HotResource;
import dev.unspool.hotfeed.Target;
import dev.unspool.hotfeed.Wanted;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Found;
import dev.unspool.web.Caching;
import dev.unspool.web.JsonAnswers;
import dev.unspool.web.Problem;
import dev.unspool.web.Site;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One article and its corrections, as JSON. */
@Component
final class ArticleAnswers implements HotResource {

    private static final String ARTICLES = "/api/v1/articles/";
    private static final String REVISIONS = "/revisions";

    private final ArticleStore store;
    private final JsonAnswers answers;
    private final Site site;

    ArticleAnswers(ArticleStore store, JsonAnswers answers, Site site) {
        this.store = store;
        this.answers = answers;
        this.site = site;
    }

    @Override
    public boolean mayHold(String path) {
        return path.startsWith(ARTICLES);
    }

    @Override
    public @Nullable Wanted wanted(Target target) {
        var article = target.segmentAfter(ARTICLES);
        if (article != null) {
            return new Wanted(target.path(), Mono.defer(() -> article(article)), true);
        }
        var corrected =
                target.path().endsWith(REVISIONS) ? target.withoutEnd(REVISIONS).segmentAfter(ARTICLES) : null;
        return corrected == null ? null : new Wanted(target.path(), Mono.defer(() -> revisions(corrected)), true);
    }

    /** Fails with a problem where nothing stands there, or no longer. */
    Mono<Finished> article(String idOrSlug) {
        return found(idOrSlug, article -> ArticleJson.of(article, site));
    }

    /** Its corrections, newest first; fails alike. */
    Mono<Finished> revisions(String idOrSlug) {
        return found(idOrSlug, article -> new RevisionsJson(article.corrections()));
    }

    private Mono<Finished> found(String idOrSlug, Function<Article, Object> json) {
        return store.find(idOrSlug)
                .map(found -> finished(found, json))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("No article has the id or slug " + idOrSlug + ".")));
    }

    private Finished finished(Found found, Function<Article, Object> json) {
        if (found instanceof Found.Published published) {
            var article = published.article();
            var grounds = new Grounds(published.log(), List.of(article.id()), Scope.ARTICLES);
            return new Finished(answers.ok(json.apply(article), grounds.headers(Caching.ARTICLE)), grounds);
        }
        throw gone(((Found.Retracted) found).retraction());
    }

    private static Problem gone(Retraction retraction) {
        return Problem.retracted(
                retraction.id().toString(),
                retraction.version(),
                retraction.kind().code(),
                retraction.notice());
    }
}
