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
 * How much one household may have counted, for one article and for all together, by this instance alone. No address is kept: only a hash of it and
 * the article, with a salt of this process.
 */
@Component
final class ActLimit {

    /** Networks with an article. Whoever has more networks than that is not stopped by one. */
    private static final int MOST = 50_000;

    /** How many times as much a household may send for all articles as for one: it walks through many, and an office or a mobile network more. */
    static final int ARTICLES = 20;

    private static final byte[] ALL = {};

    private final LocalLimiter limiter = new LocalLimiter(MOST);
    private final byte[] salt = new SecureRandom().generateSeed(16);
    private final Rate rate;
    private final Clock clock;

    ActLimit(AudienceSettings settings, Clock clock) {
        this.rate = new Rate(
                settings.burst(),
                Duration.ofMinutes(1).dividedBy(settings.perMinute()).multipliedBy(settings.burst()));
        this.clock = clock;
    }

    /** Lets one act pass for whichever article, which may not exist, or fails with {@code rate-limited}. Asks nobody. */
    Mono<Void> pass(Household household) {
        return pass(household, ALL, rate.widened(ARTICLES));
    }

    /** Lets one act pass for {@code article}, or fails with {@code rate-limited}. */
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
