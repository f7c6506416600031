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
import reactor.core.publisher.Mono;

/** Limits how often one household may ask an instance. Keeps no address. */
final class HouseholdLimit {

    /** Households that are counted. */
    private static final int MAX_BUCKETS = 50_000;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final LocalLimiter limiter = new LocalLimiter(MAX_BUCKETS);
    private final byte[] salt = RANDOM.generateSeed(16);
    private final Rate rate;
    private final ClientAddresses addresses;
    private final Clock clock;

    HouseholdLimit(Rate rate, ClientAddresses addresses, Clock clock) {
        this.rate = rate;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Counts a request. Fails with {@code rate-limited} if the sender's household asks too often. */
    Mono<Void> take(ServerHttpRequest sent) {
        return Mono.defer(() -> limiter.take(buckets(addresses.of(sent)), clock.instant()))
                .doOnNext(Allowance::check)
                .then();
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
