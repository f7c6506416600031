package dev.unspool.reader;

import dev.unspool.article.ArticleId;
import dev.unspool.hotfeed.Finished;
import dev.unspool.hotfeed.Grounds;
import dev.unspool.hotfeed.Grounds.Scope;
import dev.unspool.hotfeed.HotResource;
import dev.unspool.hotfeed.Target;
import dev.unspool.hotfeed.Wanted;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Found;
import dev.unspool.store.Found.Published;
import dev.unspool.store.Found.Retracted;
import dev.unspool.web.Caching;
import dev.unspool.web.Problem;
import dev.unspool.web.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An article's address: its page, or with {@code fragment=1} its element alone. */
@Component
final class ArticleAddresses implements HotResource {

    private static final String ARTICLES = "/articles/";

    private final ArticleStore store;
    private final ArticlePages pages;
    private final Site site;

    ArticleAddresses(ArticleStore store, ArticlePages pages, Site site) {
        this.store = store;
        this.pages = pages;
        this.site = site;
    }

    @Override
    public boolean mayHold(String path) {
        return path.startsWith(ARTICLES);
    }

    @Override
    public @Nullable Wanted wanted(Target target) {
        var article = target.segmentAfter(ARTICLES);
        if (article == null) {
            return null;
        }
        var ask = Ask.of(target);
        return new Wanted(
                ask.key(target.path()), Mono.defer(() -> answer(article, ask, target.query())), ask.cursor() == null);
    }

    private Mono<Finished> answer(String idOrSlug, Ask ask, @Nullable String query) {
        return store.find(idOrSlug)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("There is no article called “" + idOrSlug + "”.")))
                .flatMap(found -> answer(idOrSlug, found, ask, query));
    }

    private Mono<Finished> answer(String idOrSlug, Found found, Ask ask, @Nullable String query) {
        if (found instanceof Retracted retracted) {
            return pages.gone(retracted.retraction(), ask.isFragment() ? null : ask.cursor());
        }
        var published = (Published) found;
        if (ArticleId.parse(idOrSlug).isPresent()) {
            return Mono.just(redirect(published, query));
        }
        return ask.isFragment() ? pages.fragment(published) : pages.page(published, ask.cursor());
    }

    /** One article, one address: its id leads to its slug. A query that is no URI's, as careless links have, goes along as it came. */
    private Finished redirect(Published found, @Nullable String query) {
        var headline = found.article().headline();
        var path = site.articlePath(headline.slug());
        var grounds = new Grounds(found.log(), List.of(headline.id()), Scope.ARTICLES);
        return Finished.passing(ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                .headers(grounds.headers(Caching.ARTICLE))
                .header(HttpHeaders.LOCATION, query == null ? path : path + "?" + query)
                .build());
    }
}
