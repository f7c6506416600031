package dev.unspool.audience;

import dev.unspool.redis.Patience;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Redis as this room asks it: soon, or not at all. Fails with Spring's {@code DataAccessException} or a time-out. */
@Component
final class HotRedis {

    private final ReactiveStringRedisTemplate redis;
    private final Patience patience;

    @Autowired
    HotRedis(ReactiveStringRedisTemplate redis, AudienceSettings settings, Clock clock) {
        this(redis, settings.limit(), clock);
    }

    HotRedis(ReactiveStringRedisTemplate redis, Duration limit, Clock clock) {
        this.redis = redis;
        this.patience = new Patience(limit, clock);
    }

    /** What {@code script} returns; empty where it returns nothing. */
    <T> Mono<T> run(RedisScript<T> script, List<String> keys, List<String> arguments) {
        return patience.with(() -> redis.execute(script, keys, arguments).next());
    }

    /** What is kept under {@code key}; empty where nothing is. */
    Mono<String> get(String key) {
        return patience.with(() -> redis.opsForValue().get(key));
    }

    /** The fields of the hash {@code key}; none where there is none. */
    Mono<Map<String, String>> fields(String key) {
        return patience.with(
                () -> redis.<String, String>opsForHash().entries(key).collectMap(Entry::getKey, Entry::getValue));
    }

    /** At most {@code most} of the list {@code key}, the oldest first. */
    Mono<List<String>> list(String key, int most) {
        return patience.with(() -> redis.opsForList().range(key, 0, most - 1L).collectList());
    }
}
