package dev.unspool.search;

import dev.unspool.database.Permits;
import dev.unspool.web.ClientAddresses;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Searches for readers, each household so many times a minute and a few at a time in all: a search costs a hundred times what a cached page does, and
 * may hold a database connection for a quarter of a second.
 */
@Component
public final class LimitedSearch {

    /** A retracted article is no longer found a second later, also behind a cache that nobody purges. */
    public static final String CACHING = "public, max-age=0, s-maxage=1";

    /** Searches at a time: a quarter of the connection pool. */
    static final int AT_ONCE = 5;

    /** Searches that may wait: as many as run in {@link #WAIT} if each takes all of its time. */
    static final int WAITING = 20;

    /** How long each of them may. Beyond it, a clear refusal serves readers better. */
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final Permits permits = new Permits(AT_ONCE, WAITING, WAIT);
    private final HouseholdLimit limit;
    private final Search search;
    private final Misspellings misspellings;

    LimitedSearch(
            Search search, Misspellings misspellings, ClientAddresses addresses, SearchSettings settings, Clock clock) {
        this.limit = new HouseholdLimit(settings.limit(), addresses, clock);
        this.search = search;
        this.misspellings = misspellings;
    }

    /**
     * Gives what {@link Search#find} gives, and what may have been meant if that is little. Fails with {@code rate-limited} if the sender's household
     * searches too often, and with {@code overloaded} if too many search at once.
     */
    public Mono<SearchResults> find(SearchRequest request, ServerHttpRequest sent) {
        return limit.take(sent).then(inTurn(request)).flatMap(results -> misspellings.corrected(request, results));
    }

    private Mono<SearchResults> inTurn(SearchRequest request) {
        return permits.runToEnd(Mono.defer(() -> search.find(request)));
    }
}
