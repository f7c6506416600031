package dev.unspool.audience;

import dev.unspool.article.ArticleId;
import dev.unspool.web.Allowance;
import dev.unspool.web.Bucket;
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
 * How much one address may have counted for one article, by this instance alone. No address is kept: only a hash of it and the article, with a
 * salt of this process.
 */
@Component
final class ActLimit {

    /** Addresses with an article. Whoever has more addresses than that is not stopped by an address. */
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
    Mono<Void> pass(byte[] address, ArticleId article) {
        return Mono.defer(() -> limiter.take(List.of(bucket(address, article)), clock.instant()))
                .doOnNext(Allowance::check)
                .then();
    }

    private Bucket bucket(byte[] address, ArticleId article) {
        var hash = Sha256.of(salt, address, article.toString().getBytes(StandardCharsets.US_ASCII));
        return new Bucket("address", Long.toHexString(ByteBuffer.wrap(hash).getLong()), rate);
    }
}
