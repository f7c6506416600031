package dev.unspool.hotfeed;

import dev.unspool.redis.Patience;
import dev.unspool.web.Site;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveRedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializationContext;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import reactor.core.publisher.Mono;

/** The finished answers that all instances share. They may be gone or wrong at any moment: whoever reads one judges it by the log. */
@Component
final class RedisAnswers {

    /** Longer, and PostgreSQL has the answer sooner. */
    private static final Duration LIMIT = Duration.ofMillis(50);

    /** As long as an answer may be given while PostgreSQL is away. */
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);

    private final ReactiveRedisTemplate<String, byte[]> redis;
    private final String prefix;
    private final Patience patience;

    RedisAnswers(ReactiveRedisConnectionFactory redis, HotSettings settings, Site site, Clock clock) {
        this.redis = new ReactiveRedisTemplate<>(
                redis,
                RedisSerializationContext.<String, byte[]>newSerializationContext(RedisSerializer.byteArray())
                        .key(RedisSerializer.string())
                        .hashKey(RedisSerializer.string())
                        .build());
        this.prefix = settings.prefix() + edition(site) + ':';
        this.patience = new Patience(LIMIT, clock);
    }

    /** The answer under {@code key}; empty where there is none, or none in time. Never fails. */
    Mono<Kept> get(String key) {
        return patience.with(() -> redis.opsForValue().get(prefix + key))
                .map(Packed::unpack)
                .onErrorComplete();
    }

    /** Completes soon, whether it is kept or not. */
    Mono<Void> put(String key, Kept kept) {
        return patience.with(() -> redis.opsForValue().set(prefix + key, Packed.pack(kept), KEPT_FOR))
                .onErrorComplete()
                .then();
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
