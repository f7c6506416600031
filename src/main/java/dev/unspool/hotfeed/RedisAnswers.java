package dev.unspool.hotfeed;

import dev.unspool.cursor.SignedBytes;
import dev.unspool.cursor.SigningKeys;
import dev.unspool.redis.Patience;
import dev.unspool.web.Site;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
 * The finished answers that all instances share. They may be gone or outdated at any moment: whoever reads one judges it by the log. An
 * answer is believed only where an instance of this site signed it for its key.
 */
@Component
final class RedisAnswers {

    /** Longer, and PostgreSQL has the answer sooner. */
    private static final Duration LIMIT = Duration.ofMillis(50);

    /** As long as an answer may be given while PostgreSQL is away. */
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);

    /** Since it was made: as long as Redis keeps it, and a minute for clocks that differ. */
    private static final Duration OLDEST = KEPT_FOR.plusMinutes(1);

    /** Bytes: room for the largest pages. What is longer is neither kept nor read: a forged entry may have 512 MB. */
    private static final int MOST = 8 * 1024 * 1024;

    private final ReactiveRedisTemplate<String, byte[]> redis;
    private final String prefix;
    private final Patience patience;
    private final SignedBytes signatures;
    private final ForeignAnswers foreign;
    private final Clock clock;

    RedisAnswers(
            ReactiveRedisConnectionFactory redis,
            HotSettings settings,
            Site site,
            Supplier<SigningKeys> keys,
            ForeignAnswers foreign,
            Clock clock) {
        this.redis = new ReactiveRedisTemplate<>(
                redis,
                RedisSerializationContext.<String, byte[]>newSerializationContext(RedisSerializer.byteArray())
                        .key(RedisSerializer.string())
                        .hashKey(RedisSerializer.string())
                        .build());
        this.prefix = settings.prefix() + edition(site) + ':';
        this.patience = new Patience(LIMIT, clock);
        this.signatures = new SignedBytes("page in Redis", keys);
        this.foreign = foreign;
        this.clock = clock;
    }

    /** The answer under {@code key}; empty where there is none of ours, or none in time. Never fails. */
    Mono<Kept> get(String key) {
        var name = prefix + key;
        return patience.with(() -> stored(name))
                .filter(found -> found.length > 0) // a range of nothing is empty
                .publishOn(Schedulers.parallel()) // a megabyte takes 0.7 ms, and all replies come on one thread
                .mapNotNull(found -> ours(name, found))
                .onErrorComplete();
    }

    /** Completes soon, whether it is kept or not. */
    Mono<Void> put(String key, Kept kept) {
        var name = prefix + key;
        return patience.with(() -> Mono.just(signatures.sign(name, Packed.pack(kept)))
                        .filter(signed -> signed.length <= MOST)
                        .flatMap(signed -> redis.opsForValue().set(name, signed, KEPT_FOR)))
                .onErrorComplete()
                .then();
    }

    /** Not by {@code opsForValue}, which gives a range as text only. */
    private Mono<byte[]> stored(String name) {
        var key = ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8));
        return redis.execute(connection -> connection.stringCommands().getRange(key, 0, MOST - 1L))
                .next()
                .map(ByteUtils::getBytes);
    }

    /** The answer in {@code found}; null where no instance of this site signed it for {@code name}, which is counted, or where it is too old. */
    @Nullable
    Kept ours(String name, byte[] found) {
        var content = signatures.read(name, found);
        if (content.isEmpty()) {
            foreign.found();
        }
        return content.map(Packed::unpack).filter(this::isYoung).orElse(null);
    }

    /** Redis forgets what is older; what is there again was put back by somebody. */
    private boolean isYoung(Kept kept) {
        return clock.millis() - kept.madeAt() <= OLDEST.toMillis();
    }

    /** Instances of another version, or with other settings, draw other pages: they share nothing. */
    private static String edition(Site site) {
        var source = new ApplicationHome(RedisAnswers.class).getSource();
        var version = source == null || source.isDirectory()
                ? Long.toString(ProcessHandle.current().pid())
                : source.length() + "/" + source.lastModified();
        var bytes = (version + site).getBytes(StandardCharsets.UTF_8);
        return Integer.toHexString(ByteBuffer.wrap(DigestUtils.md5Digest(bytes)).getInt());
    }
}
