package dev.unspool.search;

import dev.unspool.web.ClientAddresses;
import java.time.Clock;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Searches for readers, each household so many times a minute: a search costs a hundred times what a cached page does. */
@Component
public final class LimitedSearch {

    /** A retracted article is no longer found a second later, also behind a cache that nobody purges. */
    public static final String CACHING = "public, max-age=0, s-maxage=1";

    private final HouseholdLimit limit;
    private final Search search;
    private final Misspellings misspellings;

    LimitedSearch(
            Search search, Misspellings misspellings, ClientAddresses addresses, SearchSettings settings, Clock clock) {
        this.limit = new HouseholdLimit(settings.limit(), addresses, clock);
        this.search = search;
        this.misspellings = misspellings;
    }

    /** Gives what {@link Search#find} gives, and what may have been meant if that is little. Fails with {@code rate-limited} if the sender's household searches too often. */
    public Mono<SearchResults> find(SearchRequest request, ServerHttpRequest sent) {
        return limit.take(sent)
                .then(Mono.defer(() -> search.find(request)))
                .flatMap(results -> misspellings.corrected(request, results));
    }
}
