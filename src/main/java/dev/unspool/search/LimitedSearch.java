package dev.unspool.search;

import dev.unspool.web.Allowance;
import dev.unspool.web.Bucket;
import dev.unspool.web.ClientAddresses;
import dev.unspool.web.Household;
import dev.unspool.web.LocalLimiter;
import dev.unspool.web.Rate;
import dev.unspool.web.Sha256;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Searches for readers, each household so many times a minute: a search costs a hundred times what a cached page does. Keeps no address. */
@Component
public final class LimitedSearch {

    /** A retracted article is no longer found a second later, also behind a cache that nobody purges. */
    public static final String CACHING = "public, max-age=0, s-maxage=1";

    /** Households that are counted. */
    private static final int MAX_BUCKETS = 50_000;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final LocalLimiter limiter = new LocalLimiter(MAX_BUCKETS);
    private final byte[] salt = RANDOM.generateSeed(16);
    private final Search search;
    private final Misspellings misspellings;
    private final ClientAddresses addresses;
    private final Rate rate;
    private final Clock clock;

    LimitedSearch(
            Search search, Misspellings misspellings, ClientAddresses addresses, SearchSettings settings, Clock clock) {
        this.search = search;
        this.misspellings = misspellings;
        this.addresses = addresses;
        this.rate = settings.limit();
        this.clock = clock;
    }

    /** Gives what {@link Search#find} gives, and what may have been meant if that is little. Fails with {@code rate-limited} if the sender's household searches too often. */
    public Mono<SearchResults> find(SearchRequest request, ServerHttpRequest sent) {
        return limiter.take(buckets(addresses.of(sent)), clock.instant())
                .doOnNext(Allowance::check)
                .then(Mono.defer(() -> search.find(request)))
                .map(results -> misspellings.corrected(request, results));
    }

    private List<Bucket> buckets(Household household) {
        var address = new Bucket("address", key(household.subnet()), rate);
        return household.hasSubnets()
                ? List.of(
                        address,
                        new Bucket("network", key(household.endSite()), rate.widened(Household.END_SITE_SHARE)))
                : List.of(address);
    }

    private String key(byte[] network) {
        return Long.toHexString(ByteBuffer.wrap(Sha256.of(salt, network)).getLong());
    }
}
