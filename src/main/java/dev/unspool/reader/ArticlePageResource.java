package dev.unspool.reader;

import dev.unspool.article.ArticleId;
import dev.unspool.hotfeed.Dependencies;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.hotfeed.HotResource;
import dev.unspool.hotfeed.Lookup;
import dev.unspool.hotfeed.Rendered;
import dev.unspool.hotfeed.RequestTarget;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Found;
import dev.unspool.store.Found.Published;
import dev.unspool.store.Found.Retracted;
import dev.unspool.web.CachesInFront;
import dev.unspool.web.Caching;
import dev.unspool.web.Problem;
import dev.unspool.web.QueryRule;
import dev.unspool.web.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The page of an article, or with {@code fragment=1} its element alone. */
@Component
final class ArticlePageResource implements HotResource {

    private static final String ARTICLES = "/articles/";

    /** The script asks for a fragment under an address that names its version, so that no cache gives it an older one. */
    static final QueryRule QUERY = QueryRule.page("cursor", "fragment", "version", "from");

    private final ArticleStore store;
    private final ArticlePages pages;
    private final Site site;
    private final CachesInFront caches;

    ArticlePageResource(ArticleStore store, ArticlePages pages, Site site, CachesInFront caches) {
        this.store = store;
        this.pages = pages;
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
        var article = target.segmentAfter(ARTICLES);
        if (article == null) {
            return null;
        }
        var query = PageQuery.of(target);
        if (query.isFragment() && query.cursor() != null) {
            throw Problem.malformed(
                    "Leave out `cursor` or `fragment`: the fragment of an article is the same in every session.");
        }
        var isById = ArticleId.parse(article).isPresent();
        return new Lookup(
                isById ? target.path() + '?' + target.query() : query.key(target.path()), // a redirect keeps the query
                Mono.defer(() -> answer(article, query, target.query())),
                query.cursor() == null);
    }

    private Mono<Rendered> answer(String idOrSlug, PageQuery query, @Nullable String queryString) {
        return store.find(idOrSlug)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("There is no article called “" + idOrSlug + "”.")))
                .flatMap(found -> answer(idOrSlug, found, query, queryString));
    }

    private Mono<Rendered> answer(String idOrSlug, Found found, PageQuery query, @Nullable String queryString) {
        if (found instanceof Retracted retracted) {
            return pages.gone(retracted.retraction(), query.isFragment() ? null : query.cursor());
        }
        var published = (Published) found;
        if (ArticleId.parse(idOrSlug).isPresent()) {
            return Mono.just(redirect(published, queryString, HttpStatus.PERMANENT_REDIRECT, Caching.ARTICLE));
        }
        if (!published.article().headline().slug().equals(idOrSlug)) {
            return Mono.just(redirect(published, query.canonical(), HttpStatus.MOVED_PERMANENTLY, Caching.MOVED));
        }
        return query.isFragment() ? fragment(published, query) : pages.page(published, query.cursor());
    }

    /**
     * Gives the element alone: under an address that names its version for long, and a redirect to the newest version for an older one. One that is not
     * there as yet is not cached under the name of a later one.
     */
    private Mono<Rendered> fragment(Published found, PageQuery query) {
        var newest = found.article().headline().version();
        var version = query.version();
        var from = query.from();
        if (version == null) {
            return pages.fragment(found, Caching.ARTICLE);
        }
        if (version < newest) {
            var since = from == null ? "" : "&from=" + from;
            return Mono.just(redirect(
                    found, "fragment=1&version=" + newest + since, HttpStatus.TEMPORARY_REDIRECT, Caching.ARTICLE));
        }
        if (version > newest) {
            return pages.fragment(found, "no-store").map(Rendered::response).map(Rendered::uncached);
        }
        return from == null
                ? pages.fragment(found, Caching.version(caches))
                : pages.difference(found, from, Caching.version(caches));
    }

    /**
     * Redirects to the article's slug: from its id, so that it has one address, from its former slugs, and from older versions. From an id the query is passed
     * on as it came, since the answer is for that query alone: careless links have some that no URI may have. Readers of a former slug share the answer,
     * so that it has nothing of one reader's query but what all of them asked for.
     */
    private Rendered redirect(Published found, @Nullable String query, HttpStatus status, String caching) {
        var headline = found.article().headline();
        var path = site.articlePath(headline.slug());
        var dependencies = new Dependencies(found.log(), List.of(headline.id()), Scope.ARTICLES);
        return Rendered.uncached(ResponseEntity.status(status)
                .headers(dependencies.headers(caching))
                .header(HttpHeaders.LOCATION, query == null ? path : path + "?" + query)
                .build());
    }
}
