package dev.unspool.related;

import dev.unspool.hotfeed.Dependencies;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.hotfeed.HotResource;
import dev.unspool.hotfeed.Lookup;
import dev.unspool.hotfeed.Rendered;
import dev.unspool.hotfeed.RequestTarget;
import dev.unspool.web.JsonAnswers;
import dev.unspool.web.QueryRule;
import dev.unspool.web.Site;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What else to read after an article, as cached JSON. */
@Component
final class RelatedResource implements HotResource {

    private static final String ARTICLES = "/api/v1/articles/";
    private static final String RELATED = "/related";

    private final RelatedArticles articles;
    private final JsonAnswers answers;
    private final Site site;

    RelatedResource(RelatedArticles articles, JsonAnswers answers, Site site) {
        this.articles = articles;
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
        var article = target.segmentBetween(ARTICLES, RELATED);
        return article == null ? null : new Lookup(target.path(), Mono.defer(() -> related(article)), true);
    }

    /** Gives the lists. Fails as {@link RelatedArticles#to} does. */
    Mono<Rendered> related(String idOrSlug) {
        return articles.to(idOrSlug).map(this::rendered);
    }

    private Rendered rendered(Related related) {
        var dependencies = new Dependencies(related.log(), related.ids(), Scope.ARTICLES);
        var answer = answers.ok(RelatedJson.of(related, site), dependencies.headers(related.caching()));
        return new Rendered(answer, related.isCompared() ? dependencies : null);
    }
}
