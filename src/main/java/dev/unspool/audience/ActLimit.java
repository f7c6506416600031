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
 * How much one household may have counted for one article, by this instance alone. No address is kept: only a hash of it and the article, with a
 * salt of this process.
 */
@Component
final class ActLimit {

    /** Networks with an article. Whoever has more networks than that is not stopped by one. */
    private static final int MOST = 50_000;

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

    /** Lets one act pass, or fails with {@code rate-limited}. */
    Mono<Void> pass(Household household, ArticleId article) {
        return Mono.defer(() -> limiter.take(buckets(household, article), clock.instant()))
                .doOnNext(Allowance::check)
                .then();
    }

    private List<Bucket> buckets(Household household, ArticleId article) {
        var address = new Bucket("address", key(household.subnet(), article), rate);
        return household.hasSubnets()
                ? List.of(
                        address,
                        new Bucket(
                                "network", key(household.endSite(), article), rate.widened(Household.END_SITE_SHARE)))
                : List.of(address);
    }

    private String key(byte[] network, ArticleId article) {
        var hash = Sha256.of(salt, network, article.toString().getBytes(StandardCharsets.US_ASCII));
        return Long.toHexString(ByteBuffer.wrap(hash).getLong());
    }
}
