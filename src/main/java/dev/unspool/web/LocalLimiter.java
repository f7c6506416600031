package dev.unspool.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** Counts tokens in memory, for this instance alone. Never fails. */
public final class LocalLimiter implements Limiter {

    private final Cache<String, Long> fullAt;

    /**
     * Makes a limiter with full buckets.
     *
     * @param buckets number of buckets that are remembered, some 100 bytes each. Beyond that, the least used ones count as full again
     */
    public LocalLimiter(int buckets) {
        this.fullAt = Caffeine.newBuilder().maximumSize(buckets).build();
    }

    @Override
    public Mono<Allowance> take(List<Bucket> buckets, Instant now) {
        return Mono.fromSupplier(() -> taken(buckets, Allowance.micros(now)));
    }

    /** Takes all tokens or none, so calls are serialized: a few map entries each. */
    private synchronized Allowance taken(List<Bucket> buckets, long now) {
        var levels = buckets.stream().map(bucket -> level(bucket, now)).toList();
        var allowance = Allowance.of(levels);
        if (allowance.granted()) {
            levels.forEach(level -> fullAt.put(level.bucket().key(), level.fullAt()));
        }
        return allowance;
    }

    private Level level(Bucket bucket, long now) {
        var known = fullAt.getIfPresent(bucket.key());
        return Level.taken(bucket, known == null ? now : known, now);
    }
}
