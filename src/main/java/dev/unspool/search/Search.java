package dev.unspool.search;

import reactor.core.publisher.Mono;

/** Finds published articles by their words. PostgreSQL does, unless another search engine takes its place. */
public interface Search {

    /**
     * Gives a page of results: none if the request names no word to look for. Fails with a {@link dev.unspool.web.Problem} if its cursor is of another
     * search. Never shows a retracted article.
     */
    Mono<SearchResults> find(SearchRequest request);
}
