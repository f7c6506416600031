package dev.unspool.reader;

import dev.unspool.web.KnownQuery;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Endpoint for the search page. Its refusals are rendered by {@link ErrorPages}, as all others are. */
@RestController
@Hidden
class SearchPageController {

    private final SearchPages pages;

    SearchPageController(SearchPages pages) {
        this.pages = pages;
    }

    @GetMapping(SearchForm.PATH)
    @KnownQuery(
            value = {
                SearchForm.Q,
                SearchForm.SECTION,
                SearchForm.TAG,
                SearchForm.AUTHOR,
                SearchForm.FROM,
                SearchForm.TO,
                SearchForm.SORT,
                SearchForm.CURSOR
            },
            isPage = true)
    Mono<ResponseEntity<byte[]>> search(ServerHttpRequest sent) {
        return Mono.defer(() -> pages.answer(SearchForm.of(sent.getQueryParams()), sent));
    }
}
