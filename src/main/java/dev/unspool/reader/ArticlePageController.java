package dev.unspool.reader;

import dev.unspool.article.ArticleId;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Found;
import dev.unspool.store.Found.Published;
import dev.unspool.store.Found.Retracted;
import dev.unspool.web.Caching;
import dev.unspool.web.Problem;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** An article's address: its page, or with {@code fragment=1} its element alone. */
@RestController
@Hidden
class ArticlePageController {

    private final ArticleStore store;
    private final ArticlePages pages;
    private final Site site;

    ArticlePageController(ArticleStore store, ArticlePages pages, Site site) {
        this.store = store;
        this.pages = pages;
        this.site = site;
    }

    @GetMapping("/articles/{idOrSlug}")
    Mono<ResponseEntity<byte[]>> page(
            @PathVariable String idOrSlug,
            @RequestParam(required = false) @Nullable String cursor,
            ServerHttpRequest request) {
        return find(idOrSlug)
                .flatMap(found -> found instanceof Published published
                        ? redirect(idOrSlug, published, request).switchIfEmpty(pages.page(published, cursor))
                        : pages.gone(((Retracted) found).retraction(), cursor));
    }

    @GetMapping(path = "/articles/{idOrSlug}", params = "fragment=1")
    Mono<ResponseEntity<byte[]>> fragment(@PathVariable String idOrSlug, ServerHttpRequest request) {
        return find(idOrSlug)
                .flatMap(found -> found instanceof Published published
                        ? redirect(idOrSlug, published, request).switchIfEmpty(pages.fragment(published))
                        : pages.gone(((Retracted) found).retraction(), null));
    }

    private Mono<Found> find(String idOrSlug) {
        return store.find(idOrSlug)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("There is no article called “" + idOrSlug + "”.")));
    }

    /** One article, one address: its id leads to its slug. Empty where the slug was asked for. */
    private Mono<ResponseEntity<byte[]>> redirect(String idOrSlug, Published found, ServerHttpRequest request) {
        if (ArticleId.parse(idOrSlug).isEmpty()) {
            return Mono.empty();
        }
        var query = request.getURI().getRawQuery();
        var path = site.articlePath(found.article().headline().slug());
        return Mono.just(ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                .location(URI.create(query == null ? path : path + "?" + query))
                .header(HttpHeaders.CACHE_CONTROL, Caching.ARTICLE)
                .header(SurrogateKeys.HEADER, SurrogateKeys.of(found.article().headline()))
                .build());
    }
}
