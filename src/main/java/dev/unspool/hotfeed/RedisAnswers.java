package dev.unspool.hotfeed;

import dev.unspool.cursor.SignedBytes;
import dev.unspool.cursor.SigningKeys;
import dev.unspool.redis.CircuitBreaker;
import dev.unspool.web.Site;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveRedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializationContext;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.data.redis.util.ByteUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The cached answers that all instances share through Redis. Redis is not trusted: an entry may be missing, stale or forged. It is read
 * only if an instance of this site signed it for its key, and the caller decides by the change log whether it is still fresh.
 */
@Component
final class RedisAnswers {

    /** As long as an answer may be served while PostgreSQL is away. */
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(10);

    /** Since the answer was made: as long as Redis keeps it. */
    private static final Duration MAX_AGE = TIME_TO_LIVE.plusMillis(CachedAnswer.CLOCKS_DIFFER_BY);

    /** Bytes: room for the largest pages. Longer answers are neither stored nor read: a forged entry may have 512 MB. */
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    private final ReactiveRedisTemplate<String, byte[]> redis;
    private final String prefix;
    private final CircuitBreaker circuitBreaker;
    private final SignedBytes signatures;
    private final ForeignAnswers foreign;
    private final Clock clock;

    RedisAnswers(
            ReactiveRedisConnectionFactory redis,
            HotSettings settings,
            Site site,
            Supplier<SigningKeys> keys,
            ForeignAnswers foreign,
            Clock clock,
            @Qualifier("steadyClock") Clock steadyClock) {
        this.redis = new ReactiveRedisTemplate<>(
                redis,
                RedisSerializationContext.<String, byte[]>newSerializationContext(RedisSerializer.byteArray())
                        .key(RedisSerializer.string())
                        .hashKey(RedisSerializer.string())
                        .build());
        this.prefix = settings.prefix() + edition(site) + ':';
        this.circuitBreaker = new CircuitBreaker(settings.redisLimit(), steadyClock);
        this.signatures = new SignedBytes("page in Redis", keys);
        this.foreign = foreign;
        this.clock = clock;
    }

    /** Gives the answer under {@code key}; empty if there is none that this site signed, or Redis is too slow. Never fails. */
    Mono<CachedAnswer> get(String key) {
        var name = prefix + key;
        return circuitBreaker
                .run(() -> stored(name))
                .filter(found -> found.length > 0) // the range of a missing key is empty
                .publishOn(Schedulers.parallel()) // a megabyte takes 0.7 ms, and all replies come on one thread
                .mapNotNull(found -> verified(name, found))
                .onErrorComplete();
    }

    /** Completes soon, whether the answer was stored or not. */
    Mono<Void> put(String key, CachedAnswer cached) {
        var name = prefix + key;
        return circuitBreaker
                .run(() -> Mono.just(signatures.sign(name, AnswerCodec.encode(cached)))
                        .filter(signed -> signed.length <= MAX_BYTES)
                        .flatMap(signed -> redis.opsForValue().set(name, signed, TIME_TO_LIVE)))
                .onErrorComplete()
                .then();
    }

    /** Removes the answer under {@code key}. Completes soon, even if Redis is away. */
    Mono<Void> remove(String key) {
        return circuitBreaker
                .run(() -> redis.delete(prefix + key))
                .onErrorComplete()
                .then();
    }

    /** Not through {@code opsForValue}, which returns a range only as text. */
    private Mono<byte[]> stored(String name) {
        var key = ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8));
        return redis.execute(connection -> connection.stringCommands().getRange(key, 0, MAX_BYTES - 1L))
                .next()
                .map(ByteUtils::getBytes);
    }

    /**
     * Returns the answer in {@code found}. Null if no instance of this site signed it for {@code name}, which is counted, or if it is too
     * old.
     */
    @Nullable
    CachedAnswer verified(String name, byte[] found) {
        var content = signatures.read(name, found);
        if (content.isEmpty()) {
            foreign.count();
        }
        return content.map(AnswerCodec::decode).filter(this::isYoung).orElse(null);
    }

    /** Redis drops older entries by itself: one that is there again was put back by somebody. */
    private boolean isYoung(CachedAnswer cached) {
        return !cached.isOlderThan(MAX_AGE, clock.millis());
    }

    /** Identifies the build and the site's settings. Instances that differ in them render different pages and share nothing. */
    private static String edition(Site site) {
        var source = new ApplicationHome(RedisAnswers.class).getSource();
        var version = source == null || source.isDirectory()
                ? Long.toString(ProcessHandle.current().pid())
                : source.length() + "/" + source.lastModified();
        var bytes = (version + site).getBytes(StandardCharsets.UTF_8);
        return Integer.toHexString(ByteBuffer.wrap(DigestUtils.md5Digest(bytes)).getInt());
    }
}
