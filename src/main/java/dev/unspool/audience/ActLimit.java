package dev.unspool.audience;

import dev.unspool.article.ArticleId;
import dev.unspool.web.Allowance;
import dev.unspool.web.Bucket;
import dev.unspool.web.Household;
import dev.unspool.web.LocalLimiter;
import dev.unspool.web.Rate;
import dev.unspool.web.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Limits how many acts of one household this instance counts, for one article and for all articles together. No address is kept: only a hash of the
 * address and the article, salted with a secret of this process.
 */
@Component
final class ActLimit {

    /** Buckets, one for each pair of network and article. An attacker with more networks than that is not stopped by counting networks. */
    private static final int MAX_BUCKETS = 50_000;

    /**
     * How many times as much a household may send for all articles as for one: readers walk through many articles, and offices and mobile networks
     * share an address.
     */
    static final int ARTICLES = 20;

    private static final byte[] ALL = {};

    private final LocalLimiter limiter = new LocalLimiter(MAX_BUCKETS);
    private final byte[] salt = new SecureRandom().generateSeed(16);
    private final Rate rate;
    private final Clock clock;

    ActLimit(AudienceSettings settings, Clock clock) {
        this.rate = new Rate(
                settings.burst(),
                Duration.ofMinutes(1).dividedBy(settings.perMinute()).multipliedBy(settings.burst()));
        this.clock = clock;
    }

    /** Takes a token for one act on any article, which may not exist. Fails with {@code rate-limited} if there is none. Makes no call. */
    Mono<Void> pass(Household household) {
        return pass(household, ALL, rate.widened(ARTICLES));
    }

    /** Takes a token for one act on {@code article}. Fails with {@code rate-limited} if there is none. */
    Mono<Void> pass(Household household, ArticleId article) {
        return pass(household, article.toString().getBytes(StandardCharsets.US_ASCII), rate);
    }

    private Mono<Void> pass(Household household, byte[] what, Rate most) {
        return Mono.defer(() -> limiter.take(buckets(household, what, most), clock.instant()))
                .doOnNext(Allowance::check)
                .then();
    }

    private List<Bucket> buckets(Household household, byte[] what, Rate most) {
        var address = new Bucket("address", key(household.subnet(), what), most);
        return household.hasSubnets()
                ? List.of(
                        address,
                        new Bucket("network", key(household.endSite(), what), most.widened(Household.END_SITE_SHARE)))
                : List.of(address);
    }

    private String key(byte[] network, byte[] what) {
        var hash = Sha256.of(salt, network, what);
        return Long.toHexString(ByteBuffer.wrap(hash).getLong());
    }
}
