package dev.unspool.comment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts for this instance alone. Never fails. */
@Component
final class LocalLimiter implements Limiter {

    /** Buckets; some 10 MB. Beyond it the least used are taken for full again: a flood from so many addresses is for the site's bucket. */
    private static final int BUCKETS = 100_000;

    private final Cache<String, Long> fullAt =
            Caffeine.newBuilder().maximumSize(BUCKETS).build();

    @Override
    public Mono<Allowance> take(List<Bucket> buckets, Instant now) {
        return Mono.fromSupplier(() -> taken(buckets, Micros.of(now)));
    }

    /** All or none, so one after the other: a few map entries each. */
    private synchronized Allowance taken(List<Bucket> buckets, long now) {
        var levels = buckets.stream().map(bucket -> level(bucket, now)).toList();
        var refused = levels.stream().filter(level -> !level.isGranted()).findFirst();
        if (refused.isPresent()) {
            return refused.get().allowance(false);
        }
        levels.forEach(level -> fullAt.put(level.bucket().key(), level.fullAt()));
        return levels.stream()
                .map(level -> level.allowance(true))
                .min(Comparator.comparingLong(Allowance::remaining))
                .orElseThrow();
    }

    private Level level(Bucket bucket, long now) {
        var known = fullAt.getIfPresent(bucket.key());
        return Level.taken(bucket, known == null ? now : known, now);
    }
}
