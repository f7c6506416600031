package dev.unspool.audience;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.unspool.article.ArticleId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * How much one address may have counted for one article: a token bucket for each, kept as the moment at which it will be full again (GCRA, ITU-T
 * I.371). No address is kept: only a hash of it and the article, with a salt of this process.
 */
@Component
final class Allowance {

    /** Buckets; some 100 bytes each. Whoever has more addresses than that is not stopped by an address. */
    private static final int MOST = 50_000;

    private final Cache<Long, AtomicLong> full;
    private final byte[] salt = new SecureRandom().generateSeed(16);
    private final int burst;
    private final long every;
    private final long reach;
    private final Clock clock;

    Allowance(AudienceSettings settings, Clock clock) {
        this.burst = settings.burst();
        this.every = Duration.ofMinutes(1).dividedBy(settings.perMinute()).toMillis();
        this.reach = every * burst;
        this.full = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(Duration.ofMillis(reach))
                .build();
        this.clock = clock;
    }

    int burst() {
        return burst;
    }

    /** Takes one; zero, or where there is none how long it takes until there is. */
    Duration take(byte[] address, ArticleId article) {
        var now = clock.millis();
        var bucket = full.get(key(address, article), unknown -> new AtomicLong());
        var next = new long[1];
        bucket.updateAndGet(at -> {
            next[0] = Math.max(at, now) + every;
            return next[0] - now > reach ? at : next[0];
        });
        return Duration.ofMillis(Math.max(0, next[0] - now - reach));
    }

    private long key(byte[] address, ArticleId article) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            digest.update(address);
            var id = ByteBuffer.allocate(Long.BYTES * 2)
                    .putLong(article.value().getMostSignificantBits())
                    .putLong(article.value().getLeastSignificantBits());
            return ByteBuffer.wrap(digest.digest(id.array())).getLong();
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
